package dev.pacenote.adapters.in.http.parts.attachment;

import dev.pacenote.adapters.in.http.parts.PartsProblems;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.domain.parts.attachment.AttachmentQuota;

/** What routes of files refuse, in their words. */
final class AttachmentProblems {

    private static final int MIB = 1_024 * 1_024;

    private AttachmentProblems() {}

    static ProblemException notFound() {
        return PartsProblems.refused(
                404, "attachment_not_found", "No such attachment", "Attachment not found");
    }

    static ProblemException missing() {
        return PartsProblems.refused(
                409, "upload_missing", "Nothing has arrived", "The file has not arrived yet.");
    }

    static ProblemException mismatch() {
        return PartsProblems.refused(
                409,
                "upload_mismatch",
                "Another file",
                "What arrived is not the file that was announced. It was removed.");
    }

    static ProblemException tooMany() {
        return PartsProblems.refused(
                409,
                "limit_reached",
                "Too many files",
                "A part has at most " + AttachmentQuota.OF_PART + " files.");
    }

    static ProblemException full(long quota) {
        return PartsProblems.refused(
                409,
                "limit_reached",
                "No room left",
                "A workshop keeps at most " + quota / MIB + " MiB of files. Delete some first.");
    }

    static ProblemException notSigned() {
        return PartsProblems.refused(
                403,
                "address_invalid",
                "Not allowed",
                "This address allows one file of one size and type, sent with its headers.");
    }

    static ProblemException expired() {
        return PartsProblems.refused(
                403, "address_expired", "Too late", "This address is over. Ask for another one.");
    }

    static ProblemException lengthMissing() {
        return PartsProblems.refused(
                411, "length_required", "Length missing", "Please say how long the file is.");
    }

    static ProblemException checksumWrong() {
        return PartsProblems.refused(
                400,
                "checksum_mismatch",
                "Damaged on the way",
                "What arrived is not what its checksum says. Nothing was kept.");
    }

    static ProblemException thereAlready() {
        return PartsProblems.refused(
                412, "already_uploaded", "There already", "This file has arrived before.");
    }

    static ProblemException fileNotFound() {
        return PartsProblems.refused(404, "file_not_found", "No such file", "File not found");
    }
}
