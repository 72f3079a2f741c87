//! The commands of the page, one file per family. A command locks, calls and maps the error; what
//! it calls lives in a room that is tested without a window. Names and arguments are those of
//! `ui/src/ipc/commands.ts`.

mod edit;
mod export;
mod house;
mod library;
mod lifecycle;
mod settings;
mod signers;
mod signoff;
mod start;
mod tables;
mod whole;

use tauri::Wry;
use tauri::ipc::Invoke;

/// Every command, for the builder of the window.
pub fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        start::start_page,
        start::library,
        whole::new_project,
        whole::open_project,
        whole::open_recent,
        whole::import_offer,
        whole::take_import,
        whole::drop_import,
        whole::current_project,
        whole::close_project,
        whole::save_copy,
        whole::retry_saving,
        whole::save_elsewhere,
        edit::edit,
        edit::undo,
        edit::redo,
        edit::history,
        export::export_report,
        export::preview_report,
        export::preview_page,
        export::export_model,
        export::export_picture,
        export::copy_picture,
        export::cancel,
        export::open_exported,
        house::report_house,
        house::choose_report_house,
        house::leave_report_house,
        library::library_status,
        library::preview_release,
        library::take_release,
        library::roll_back_library,
        library::add_pack,
        library::remove_pack,
        library::adopt_library,
        signoff::trust,
        signoff::difference,
        signoff::name_version,
        signoff::state_at,
        signoff::record_review,
        signers::choose_key,
        signers::create_key,
        signers::enrol_signer,
        signers::confirm_signer,
        signers::revoke_signer,
        signers::forget_passphrase,
        signoff::sign_request,
        signoff::sign,
        signoff::export_request,
        signoff::bring_signature,
        signoff::attach_signature,
        signoff::export_evidence,
        tables::choose_evidence,
        tables::read_vectors,
        tables::export_table,
        lifecycle::life_cycle,
        lifecycle::take_fingerprint,
        lifecycle::keep_fingerprint,
        lifecycle::verify_asset,
        lifecycle::import_evaluation,
        lifecycle::fill_cards,
        settings::settings,
        settings::set_settings,
    ]
}
