/* A notebook on the calm desk: its roles marked, its forms started by themselves, after a restart too. */
const NOT_RUN = ['test', 'manual']; // marks are the trainer's; 確かめる inside a form asks for them
const OURS = ['given', 'form'];
const RESTARTED = ['restarting', 'autorestarting', 'starting'];

/* Watch over a notebook panel from the moment it appears. */
export async function attend(lab, panel, desk) {
  panel.addClass('kenshu-notebook');
  freeKeyboard(panel, desk);
  desk.calm.again();
  await panel.context.ready;
  if (panel.isDisposed) return;
  mark(panel);
  if (desk.calm.active && desk.notebook() === panel) takeKeyboard(panel);
  panel.content.model.cells.changed.connect(() => mark(panel));
  codeCells(panel).forEach(cell => cell.model.outputs.clear()); // saved widgets cannot come back, forms can
  waiting(panel, true);
  await panel.sessionContext.ready;
  await run(lab, panel, desk);
  panel.sessionContext.statusChanged.connect((_, status) => {
    if (RESTARTED.includes(status)) again(lab, panel, desk);
  });
  // A restart asked for elsewhere may pass without a status; the first word of the new kernel gives it away.
  panel.sessionContext.iopubMessage.connect((_, { header, content }) => {
    if (RESTARTED.includes(content.execution_state)) return; // that one is the server's own word
    const known = panel.kenshuKernel;
    panel.kenshuKernel = header.session;
    if (known && known !== header.session) again(lab, panel, desk);
  });
}

/* After a restart, whoever asked for it: wait for the new kernel and bring the forms back. */
async function again(lab, panel, desk) {
  if (panel.kenshuRestarting) return;
  panel.kenshuRestarting = true;
  waiting(panel, true);
  if (desk.calm.active) dismissDialogs();
  await answering(panel);
  panel.kenshuRestarting = false;
  if (panel.isDisposed) return;
  if (desk.calm.active) dismissDialogs();
  await run(lab, panel, desk);
  desk.notices.say('計算の部品を入れ直しました。書いた答えはそのままです。');
}

/* JupyterLab's own words about the restart would only frighten; ours follow. */
function dismissDialogs() {
  setTimeout(() => document.querySelectorAll('.jp-Dialog .jp-mod-accept').forEach(button => button.click()), 0);
}

/* The keyboard belongs to the forms: JupyterLab would take it back to its active cell at every key. */
function freeKeyboard(panel, desk) {
  const page = panel.content.outerNode;
  page.querySelector('[role=feed]')?.removeAttribute('role'); // a page of text and fields, not a feed
  for (const kind of ['keydown', 'mousedown', 'focusin', 'focusout', 'dblclick']) {
    page.addEventListener(kind, event => desk.calm.active && event.stopPropagation());
  }
  const plainCells = () => {
    if (!desk.calm.active) return;
    // Tab goes from field to field, not from cell to cell; nobody is told about 「コードセルコンテンツ」.
    page.querySelectorAll('.jp-Cell[tabindex="0"]').forEach(cell => { cell.tabIndex = -1; });
    page.querySelectorAll('.jp-Cell[aria-label]').forEach(cell => cell.removeAttribute('aria-label'));
  };
  const watched = { subtree: true, childList: true, attributeFilter: ['tabindex', 'aria-label'] };
  new MutationObserver(plainCells).observe(page, watched);
}

/* Put the keyboard on the page: arrows scroll, Tab goes to the first field. */
export function takeKeyboard(panel) {
  const page = panel.content.outerNode;
  page.tabIndex = 0;
  page.focus({ preventScroll: true });
}

/* Wait until the kernel answers. What is asked while it dies is lost without a word, so it is asked again. */
async function answering(panel, tries = 40) {
  for (let n = 0; n < tries && !panel.isDisposed; n += 1) {
    const asked = panel.sessionContext.session?.kernel?.requestKernelInfo().then(() => true, () => false);
    if (await Promise.race([asked, pause(2000)])) return;
    await pause(300);
  }
}

function pause(time) {
  return new Promise(resolve => setTimeout(resolve, time));
}

/* All messages a form has sent so far were worked through (or the kernel does not answer for 3 s). */
export function settled(panel) {
  const kernel = panel.sessionContext.session?.kernel;
  if (!kernel || kernel.status === 'dead') return Promise.resolve();
  return Promise.race([kernel.requestKernelInfo().catch(() => {}), pause(3000)]);
}

/* Each cell's role as an attribute, for the style sheet. */
function mark(panel) {
  for (const cell of panel.content.widgets) {
    cell.node.dataset.kenshuRole = role(cell);
  }
}

function role(cell) {
  return cell.model.getMetadata('kenshu')?.role ?? '';
}

function codeCells(panel) {
  return panel.content.widgets.filter(cell => cell.model.type === 'code');
}

/* Run what makes the page, keeping the reader's place. */
async function run(lab, panel, desk) {
  const { content, sessionContext } = panel;
  const cells = codeCells(panel).filter(cell => !NOT_RUN.includes(role(cell)));
  const top = content.outerNode.scrollTop;
  waiting(panel, true);
  const done = lab.notebook.NotebookActions.runCells(content, cells, sessionContext);
  content.activeCellIndex = 0;
  content.deselectAll();
  await done.catch(() => {});
  if (panel.isDisposed) return;
  waiting(panel, false);
  content.outerNode.scrollTop = top;
  const problem = cells.filter(cell => OURS.includes(role(cell))).map(failure).find(Boolean);
  if (problem) desk.notices.alert(problem);
  desk.talk.soon();
}

function waiting(panel, on) {
  panel.toggleClass('kenshu-waiting', on);
  panel.content.node.setAttribute('aria-busy', String(on));
}

/* Why a cell of ours failed, in words for the learner; "" when it did not. */
function failure(cell) {
  const error = cell.model.outputs.toJSON().find(output => output.output_type === 'error');
  if (!error) return '';
  const reason = /[ぁ-んァ-ヶ]/.test(error.evalue) ? error.evalue : `${error.ename}: ${error.evalue}`;
  return `この画面の一部を用意できませんでした。「はじめに」から開き直してください。だめなときは、この文を講師に見せてください。(${reason})`;
}
