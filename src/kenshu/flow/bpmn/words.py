"""What the elements of BPMN are called in Japanese, and which of their attributes say nothing by themselves."""

TASKS = {
    "task": "", "userTask": "利用者の作業(userTask)", "manualTask": "手作業(manualTask)",
    "serviceTask": "システムの作業(serviceTask)", "scriptTask": "スクリプトの作業(scriptTask)",
    "sendTask": "送る作業(sendTask)", "receiveTask": "受け取る作業(receiveTask)",
    "businessRuleTask": "規則による作業(businessRuleTask)", "callActivity": "呼び出し(callActivity)",
}  # fmt: skip
SUBPROCESSES = {
    "subProcess": "サブプロセス", "transaction": "取引のサブプロセス", "adHocSubProcess": "順序のないサブプロセス",
}  # fmt: skip
GATEWAYS = {
    "exclusiveGateway": "", "inclusiveGateway": "いくつも選べる分かれ道(inclusiveGateway)",
    "complexGateway": "複雑な分かれ道(complexGateway)", "eventBasedGateway": "先に起きた方へ進む分かれ道(eventBasedGateway)",
}  # fmt: skip
OTHERS = {
    "definitions": "全体", "collaboration": "全体の図", "participant": "プール", "process": "プロセス", "lane": "レーン",
    "startEvent": "開始", "endEvent": "終了", "intermediateCatchEvent": "待つイベント",
    "intermediateThrowEvent": "途中のイベント(送る)", "boundaryEvent": "境界イベント", "parallelGateway": "並行",
    "sequenceFlow": "道", "messageFlow": "メッセージの矢印", "dataObject": "データ", "dataObjectReference": "データ",
    "dataStoreReference": "データの置き場", "dataStore": "データの置き場", "textAnnotation": "注釈", "group": "囲み",
    "association": "点線", "documentation": "説明", "extensionElements": "ほかの作図ソフトの設定",
    "conditionExpression": "条件の式", "messageEventDefinition": "メッセージの印",
    "signalEventDefinition": "シグナルの印", "errorEventDefinition": "エラーの印",
    "escalationEventDefinition": "上申の印", "terminateEventDefinition": "全体を打ち切る印",
    "timerEventDefinition": "時計の印", "conditionalEventDefinition": "条件の印", "linkEventDefinition": "つなぎの印",
    "compensateEventDefinition": "取り消しの印", "cancelEventDefinition": "取りやめの印", "timeDate": "日時",
    "timeCycle": "くり返しの時間", "timeDuration": "待つ長さ", "message": "メッセージ", "signal": "シグナル",
    "error": "エラー", "standardLoopCharacteristics": "くり返しの印",
    "multiInstanceLoopCharacteristics": "何件も行う印", "ioSpecification": "入出力の決まり", "property": "変数",
    "potentialOwner": "担当者の指定", "humanPerformer": "担当者の指定", "performer": "担当者の指定",
    "resourceRole": "担当者の指定", "category": "分類", "itemDefinition": "データの型", "import": "取り込み",
    "dataInputAssociation": "データの線", "dataOutputAssociation": "データの線", "conversation": "会話",
    "choreography": "振り付け図", "script": "スクリプト",
}  # fmt: skip
SILENT = {  # of the standard; they place, identify or point, or their value is read elsewhere
    "id", "name", "targetNamespace", "exporter", "exporterVersion", "expressionLanguage", "typeLanguage",
    "processRef", "sourceRef", "targetRef", "dataObjectRef", "dataStoreRef", "gatewayDirection", "isExecutable",
    "isMarkerVisible", "default", "partitionElementRef", "associationDirection", "processType", "eventGatewayType",
}  # fmt: skip
SPEAKING = {  # their text is meant for people
    "documentation", "textAnnotation", "conditionExpression", "timeDate", "timeCycle", "timeDuration", "script",
    "potentialOwner", "humanPerformer", "performer", "resourceRole",
}  # fmt: skip
DEFAULTS = {
    "isClosed": "false", "isForCompensation": "false", "startQuantity": "1", "completionQuantity": "1",
    "isInterrupting": "true", "cancelActivity": "true", "parallelMultiple": "false", "isCollection": "false",
    "triggeredByEvent": "false", "isImmediate": "true", "instantiate": "false", "isUnlimited": "true",
}  # fmt: skip


def said(local: str) -> str:
    """The Japanese name of an element; unknown ones keep their own."""
    for words in (TASKS, SUBPROCESSES, GATEWAYS, OTHERS):
        if words.get(local):
            return words[local]
    return {"task": "作業", "exclusiveGateway": "分かれ道"}.get(local, f"要素 {local}")
