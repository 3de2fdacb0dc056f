/**
 * Every command that CEN XFS4IoT defines, by interface (KAL-ATM-Software/KAL_XFS4IoT_SP-Dev, Framework/Core/*\/Commands,
 * read 2026). A service answers one that it does not have with `unsupportedCommand`, and a name that nobody defines
 * with `invalidCommand`.
 */
const commands: Readonly<Record<string, string>> = {
  Auxiliaries: "ClearAutoStartupTime GetAutoStartupTime Register SetAutoStartupTime SetAuxiliaries",
  BanknoteNeutralization: "SetProtection TriggerNeutralization",
  BarcodeReader: "Read Reset",
  Biometric: "Clear GetStorageInfo Import Match Read Reset SetDataPersistence SetMatch",
  Camera: "Reset TakePicture",
  CardReader:
    "ChipIO ChipPower EMVClessConfigure EMVClessIssuerUpdate EMVClessPerformTransaction EMVClessQueryApplications Move QueryIFMIdentifier ReadRawData Reset SetKey WriteRawData",
  CashAcceptor:
    "CashIn CashInEnd CashInRollback CashInStart CashUnitCount CompareSignature ConfigureNoteReader ConfigureNoteTypes CreateSignature Deplete DeviceLockControl GetCashInStatus GetDepleteSource GetDeviceLockStatus GetPresentStatus GetReplenishTarget PreparePresent PresentMedia Replenish",
  CashDispenser:
    "Count Denominate Dispense GetMixTable GetMixTypes GetPresentStatus PrepareDispense Present Reject SetMixTable TestCashUnits",
  CashManagement:
    "CalibrateCashUnit CloseShutter GetBankNoteTypes GetClassificationList GetItemInfo GetTellerInfo OpenShutter Reset Retract SetClassificationList SetTellerInfo",
  Check:
    "AcceptItem ActionItem ExpelMedia GetNextItem GetTransactionStatus MediaIn MediaInEnd MediaInRollback PresentMedia ReadImage Reset RetractMedia SetMediaParameters SupplyReplenish",
  Common:
    "Cancel Capabilities ClearCommandNonce GetCommandNonce GetTransactionState PowerSaveControl SetTransactionState SetVersions Status",
  Crypto: "CryptoData Digest GenerateAuthentication GenerateRandom VerifyAuthentication",
  Deposit: "Dispense Entry Reset Retract SupplyReplenish",
  German: "GetHSMTData HSMInit SecureMsgReceive SecureMsgSend SetHSMTData",
  KeyManagement:
    "DeleteKey DeriveKey ExportRSADeviceSignedItem ExportRSAIssuerSignedItem GenerateKCV GenerateRSAKeyPair GetCertificate GetKeyDetail ImportEmvPublicKey ImportKey ImportKeyToken Initialization LoadCertificate ReplaceCertificate Reset StartAuthenticate StartKeyExchange",
  Keyboard: "DataEntry DefineLayout GetLayout KeypressBeep PinEntry Reset SecureKeyEntry",
  Lights: "SetLight",
  MixedMedia: "SetMode",
  PinPad:
    "GetPinBlock GetQueryPCIPTSDeviceId LocalDES LocalVisa MaintainPin PresentIDC Reset SetPinBlockData",
  PowerManagement: "PowerSaveControl",
  Printer:
    "ClearBuffer ControlMedia ControlPassbook DispensePaper GetFormList GetMediaList GetQueryField GetQueryForm GetQueryMedia LoadDefinition MediaExtents PrintForm PrintNative PrintRaw ReadForm ReadImage Reset ResetCount RetractMedia SetBlackMarkMode SetForm SetMedia SupplyReplenish",
  ServicePublisher: "GetServices",
  Storage: "EndExchange GetStorage SetStorage StartExchange",
  TextTerminal:
    "Beep ClearScreen DefineKeys GetFormList GetKeyDetail GetQueryField GetQueryForm LoadForm Read ReadForm Reset SetForm SetResolution Write WriteForm",
  VendorApplication: "GetActiveInterface SetActiveInterface StartLocalApplication",
  VendorMode: "EnterModeAcknowledge EnterModeRequest ExitModeAcknowledge ExitModeRequest Register",
};

const commandNames = new Set(
  Object.entries(commands).flatMap(([name, list]) => list.split(" ").map((command) => `${name}.${command}`)),
);

/** The interface that a message belongs to: `Printer` of `Printer.PrintForm`. */
export function interfaceOf(messageName: string): string {
  return messageName.slice(0, messageName.indexOf("."));
}

/** Whether the standard has this interface. Ours are prefixed `Xiaohu`. */
export function isStandardInterface(name: string): boolean {
  return Object.hasOwn(commands, name);
}

export function isStandardCommand(name: string): boolean {
  return commandNames.has(name);
}

/** Commands whose present version in the standard is 3.0; we read either shape. All others are 2.0. */
const version3 = new Set([
  "Lights.SetLight",
  "Printer.ControlMedia",
  "Printer.GetQueryMedia",
  "Printer.PrintForm",
  "Printer.PrintNative",
  "Printer.PrintRaw",
  "Printer.Reset",
  "Printer.RetractMedia",
]);

/** Versions of a message that we speak, one a major, as `Common.Capabilities` lists them. */
export function versionsOf(messageName: string): readonly string[] {
  return version3.has(messageName) ? ["2.0", "3.0"] : ["2.0"];
}

/** Whether we speak this major of a message. The minor only ever adds what may be left out. */
export function speaksMajor(messageName: string, major: number): boolean {
  return major === 2 || (major === 3 && version3.has(messageName));
}
