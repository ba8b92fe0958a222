@echo off
rem Opens the learner's desk on Windows: double-click, or type start.cmd.
rem ASCII only, CRLF: cmd.exe reads a batch file byte by byte in the console's code page (932 on a
rem Japanese PC), so every Japanese word comes from Python or from a UTF-8 file shown with TYPE,
rem after the console was set to UTF-8 (65001). Needs no administrator rights. Untested on Windows.
setlocal
set PYTHONUTF8=1
chcp 65001 >nul
rem PUSHD gives a network share (\\server\share) a drive letter for the time being; CD cannot go there.
pushd "%~dp0"
if errorlevel 1 goto stop

set PY=py -3
%PY% --version >nul 2>nul
if not errorlevel 1 goto found
set PY=python
%PY% --version >nul 2>nul
if not errorlevel 1 goto found
type src\kenshu\desk\no-python.txt
goto stop

:found
%PY% requirements\install.py office
if errorlevel 1 goto stop
.venv\Scripts\python.exe -m kenshu start %*
if errorlevel 1 goto stop
popd
exit /b 0

:stop
rem Leave the window open, so that the reason can be read.
pause
exit /b 1
