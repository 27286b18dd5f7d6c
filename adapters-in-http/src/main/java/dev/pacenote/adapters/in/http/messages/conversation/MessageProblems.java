package dev.pacenote.adapters.in.http.messages.conversation;

import dev.pacenote.adapters.in.http.platform.error.Problem;

/** What goes wrong with messages. */
final class MessageProblems {

    private MessageProblems() {}

    static Problem noSuchMessage() {
        return Problem.of(
                404, "message_not_found", "Message not found", "You have no such message.");
    }

    static Problem noSuchRecipient() {
        return Problem.of(
                404, "recipient_not_found", "Recipient not found", "There is no such person.");
    }

    static Problem unavailable() {
        return Problem.of(
                403,
                "recipient_unavailable",
                "Recipient not available",
                "You cannot write to this person.");
    }

    static Problem unverified() {
        return Problem.of(
                403,
                "email_unverified",
                "Your address is not confirmed",
                "Please confirm your e-mail address first.");
    }

    static Problem mismatch() {
        return Problem.of(
                422,
                "idempotency_mismatch",
                "Already used",
                "You sent another message under this clientMessageId.");
    }

    static Problem tooLate() {
        return Problem.of(
                409,
                "too_late",
                "Too late",
                "A message can be taken back within 24 hours after it was sent.");
    }
}
