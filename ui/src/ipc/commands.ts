// One typed function per command of the shell, with the command's own name. This list and the list of commands in
// src-tauri/src/commands are the same; a test compares them.
import type { CvssReading } from "../bindings/CvssReading";
import type { Difference } from "../bindings/Difference";
import type { Edit } from "../bindings/Edit";
import type { EvidenceFile } from "../bindings/EvidenceFile";
import type { FileCheck } from "../bindings/FileCheck";
import type { FileDigest } from "../bindings/FileDigest";
import type { House } from "../bindings/House";
import type { ImportOffer } from "../bindings/ImportOffer";
import type { LifeCycle } from "../bindings/LifeCycle";
import type { Opened } from "../bindings/Opened";
import type { PastState } from "../bindings/PastState";
import type { PictureRequest } from "../bindings/PictureRequest";
import type { SignDraft } from "../bindings/SignDraft";
import type { SignRequest } from "../bindings/SignRequest";
import type { TrustView } from "../bindings/TrustView";
import type { LibraryChange, LibraryStatus, PackOutcome, ReleasePreview } from "../library/types";
import type {
  BroughtSignature,
  EditOutcome,
  Exported,
  Failure,
  HistoryEntry,
  KeyInHand,
  LibraryView,
  OpenProject,
  Progress,
  ReportRequest,
  Settings,
  StartPage,
} from "../model/types";
import { host } from "./host";

// The shell's answers are typed by the generated bindings; this is the one place where that is taken on trust.
const run = <T>(command: string, args?: { [name: string]: unknown }): Promise<T> =>
  host().call(command, args) as Promise<T>;

export const startPage = () => run<StartPage>("start_page");
export const library = () => run<LibraryView>("library");
export const newProject = (title: string, starter: string | null) =>
  run<OpenProject>("new_project", { title, starter });
/** Asks for a file; null when the person cancelled. */
export const openProject = () => run<Opened | null>("open_project");
export const openRecent = (id: string) => run<Opened>("open_recent", { id });
/** The file of another tool that waits to be taken in. */
export const importOffer = () => run<ImportOffer | null>("import_offer");
/** Takes the offered file in as a new project; `types` are element types chosen in place of guesses. */
export const takeImport = (types: { [element: string]: string | null }) => run<OpenProject>("take_import", { types });
export const dropImport = () => run<null>("drop_import");
/** The project that is open already, after the page was loaded again. */
export const currentProject = () => run<OpenProject | null>("current_project");
export const closeProject = () => run<null>("close_project");
export const edit = (edit: Edit) => run<EditOutcome>("edit", { edit });
export const undo = () => run<EditOutcome>("undo");
export const redo = () => run<EditOutcome>("redo");
export const history = (limit: number) => run<HistoryEntry[]>("history", { limit });
export const saveCopy = () => run<string | null>("save_copy");
/** Tries again to write edits that are only in memory. */
export const retrySaving = () => run<EditOutcome>("retry_saving");
/** Saves everything in another file and goes on there; null when the person cancelled. */
export const saveElsewhere = () => run<OpenProject | null>("save_elsewhere");
export const exportReport = (request: ReportRequest) => run<Exported | null>("export_report", { request });
/** The organisation's folder with templates and branding; null for the built-in look. */
export const reportHouse = () => run<House | null>("report_house");
/** Asks for the organisation's folder; null when the person cancelled. */
export const chooseReportHouse = () => run<House | null>("choose_report_house");
/** Goes back to the built-in look. */
export const leaveReportHouse = () => run<null>("leave_report_house");
/** Typesets the report for looking at; answers its number of pages. */
export const previewReport = (request: ReportRequest) => run<number>("preview_report", { request });
/** A page of the report that was typeset last, as SVG; counted from 0. */
export const previewPage = (page: number) => run<string | null>("preview_page", { page });
export const exportModel = (format: string) => run<Exported | null>("export_model", { format });
export const exportPicture = (request: PictureRequest) => run<Exported | null>("export_picture", { request });
/** Draws like `exportPicture` and puts the picture into the clipboard. */
export const copyPicture = (request: PictureRequest) => run<null>("copy_picture", { request });
export const cancel = () => run<null>("cancel");
export const openExported = () => run<null>("open_exported");
/** Versions, signers and sign-offs as they stand on a day. */
export const trust = (today: string) => run<TrustView>("trust", { today });
/** What is different between two revisions; null for `after` is as it is now. */
export const difference = (before: number, after: number | null) => run<Difference>("difference", { before, after });
/** The model as it was after a revision, to look at. */
export const stateAt = (revision: number) => run<PastState>("state_at", { revision });
export const recordReview = (what: string, next: string | null) => run<EditOutcome>("record_review", { what, next });
export const nameVersion = (name: string, description: string) =>
  run<EditOutcome>("name_version", { name, description });
/** Asks for a key file, or for the public half of a key that signs elsewhere; null when the person cancelled. */
export const chooseKey = (isPublic: boolean) => run<KeyInHand | null>("choose_key", { public: isPublic });
export const createKey = (name: string, passphrase: string) =>
  run<KeyInHand | null>("create_key", { name, passphrase });
export const enrolSigner = (name: string, role: string) => run<EditOutcome>("enrol_signer", { name, role });
export const signRequest = (draft: SignDraft) => run<SignRequest>("sign_request", { draft });
/** Another signer vouches for one of the register, with the key in hand. */
export const confirmSigner = (fingerprint: string, passphrase: string) =>
  run<EditOutcome>("confirm_signer", { fingerprint, passphrase });
/** Declares the key of a signer void from here on, with the key in hand. */
export const revokeSigner = (fingerprint: string, reason: string, passphrase: string) =>
  run<EditOutcome>("revoke_signer", { fingerprint, reason, passphrase });
/** Takes the passphrase of the key in hand out of the keyring of the system. */
export const forgetPassphrase = () => run<KeyInHand>("forget_passphrase");
/** Signs; an empty passphrase means the one that the keyring keeps, `keep` has the keyring keep it. */
export const sign = (request: string, passphrase: string, keep: boolean) =>
  run<EditOutcome>("sign", { request, passphrase, keep });
export const exportRequest = (request: string) => run<Exported | null>("export_request", { request });
export const bringSignature = () => run<BroughtSignature | null>("bring_signature");
export const attachSignature = (request: string, signature: string) =>
  run<EditOutcome>("attach_signature", { request, signature });
export const exportEvidence = () => run<Exported | null>("export_evidence");
/** Which library is in use, its packs, and what can be gone back to. */
export const libraryStatus = () => run<LibraryStatus>("library_status");
/** Asks for a release file and says what it would change; null when the person cancelled. */
export const previewRelease = () => run<ReleasePreview | null>("preview_release");
/** Takes the release over that was looked at last; with `adopt`, in the open model as well. */
export const takeRelease = (adopt: boolean) => run<LibraryChange>("take_release", { adopt });
export const rollBackLibrary = () => run<LibraryChange>("roll_back_library");
/** Asks for the folder of a pack, checks it and adds it; null when the person cancelled. */
export const addPack = () => run<PackOutcome | null>("add_pack");
export const removePack = (id: string) => run<LibraryChange>("remove_pack", { id });
export const adoptLibrary = () => run<EditOutcome>("adopt_library");
/** Asks for a file that is evidence; null when the person cancelled. */
export const chooseEvidence = () => run<EvidenceFile | null>("choose_evidence");
/** Reads and scores CVSS 4.0 vectors, in the order in which they come. */
export const readVectors = (vectors: string[]) => run<CvssReading[]>("read_vectors", { vectors });
/** Asks where, and writes a table, first its head; null when the person cancelled. */
export const exportTable = (rows: string[][]) => run<Exported | null>("export_table", { rows });
/** What the model shows of guidelines, where assets are, and what is found about sensitive content. */
export const lifeCycle = () => run<LifeCycle>("life_cycle");
/** Asks for a file or folder and takes its fingerprint; null when the person cancelled. */
export const takeFingerprint = (folder: boolean) => run<FileDigest[] | null>("take_fingerprint", { folder });
export const keepFingerprint = (asset: string, taken: readonly FileDigest[]) =>
  run<EditOutcome>("keep_fingerprint", { asset, taken });
/** Asks for a file or folder and holds it against the asset's fingerprints; null when the person cancelled. */
export const verifyAsset = (asset: string, folder: boolean) => run<FileCheck | null>("verify_asset", { asset, folder });
/** Asks for a report of garak or PyRIT and enters its counts; null when the person cancelled. */
export const importEvaluation = (id: string, threats: readonly string[]) =>
  run<EditOutcome | null>("import_evaluation", { id, threats });
/** Asks for a bill of materials and fills the cards of data assets from it; null when the person cancelled. */
export const fillCards = () => run<EditOutcome | null>("fill_cards");
export const settings = () => run<Settings>("settings");
export const setSettings = (settings: Settings) => run<Settings>("set_settings", { settings });

const on =
  <T>(event: string) =>
  (hear: (payload: T) => void): Promise<() => void> =>
    host().listen(event, (payload) => hear(payload as T));

export const onProgress = on<Progress>("progress");
/** A file of another tool was dropped on the window, or opened with it. */
export const onImportOffered = on<ImportOffer>("import_offered");
export const onProjectOpened = on<OpenProject>("project_opened");
/** A file is held over the window, or no longer (null). */
export const onFileHover = on<{ name: string | null }>("file_hover");
export const onFailed = on<Failure>("failed");
