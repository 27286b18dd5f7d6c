package dev.pacenote.application.digest;

import dev.pacenote.application.notice.StopDailyMail;
import dev.pacenote.domain.delivery.DeliveryState;
import dev.pacenote.domain.delivery.DeliveryState.Cancelled;
import dev.pacenote.domain.delivery.DeliveryState.Delivered;
import dev.pacenote.domain.delivery.DeliveryState.Failed;
import dev.pacenote.domain.delivery.DeliveryState.Pending;
import dev.pacenote.domain.delivery.DeliveryState.Scheduled;
import dev.pacenote.domain.delivery.DeliveryState.Sending;
import dev.pacenote.domain.delivery.DeliveryState.Sent;
import dev.pacenote.domain.delivery.DeliveryState.Skipped;
import dev.pacenote.domain.delivery.DeliveryState.Waiting;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.digest.HistoryEntry;
import dev.pacenote.domain.digest.HistoryEntry.Status;
import dev.pacenote.domain.notice.DailyMail;
import dev.pacenote.domain.notice.Topic;
import java.time.InstantSource;
import java.util.function.BiFunction;

/**
 * What follows from a mail's outcome: the day's history says it, and an address that the mail
 * server refuses gets no more mail.
 */
public final class OutcomeEffects {

    private final DigestHistory history;
    private final StopDailyMail mails;
    private final RenderDigest writer;
    private final InstantSource clock;

    public OutcomeEffects(
            DigestHistory history, StopDailyMail mails, RenderDigest writer, InstantSource clock) {
        this.history = history;
        this.mails = mails;
        this.writer = writer;
        this.clock = clock;
    }

    void apply(DailyEmailKey key, DeliveryState outcome, DigestResult result) {
        switch (outcome) {
            case Sent _ ->
                    write(
                            key,
                            result,
                            Status.SENT,
                            (topic, number) ->
                                    writer.summary(topic, number, result.coverage(topic)));
            case Scheduled _ ->
                    write(
                            key,
                            result,
                            Status.TECHNICAL_ERROR,
                            (_, _) -> "The mail could not be handed over yet; it is tried again.");
            case Failed failed -> {
                write(key, result, Status.TECHNICAL_ERROR, (_, _) -> explain(failed.failure()));
                if (failed.failure().stopsMail()) {
                    // It may be told a day late: what the person did since says more.
                    mails.stop(key.person(), DailyMail.Reason.REFUSED, failed.at());
                }
            }
            case Cancelled _ -> {
                // Nobody was told anything, so there is nothing to tell.
            }
            case Pending _, Sending _ -> {
                // Tried again meanwhile: its next outcome is told.
            }
            case Waiting _, Delivered _, Skipped _ ->
                    throw new IllegalStateException("a daily mail is never " + outcome);
        }
    }

    private void write(
            DailyEmailKey key,
            DigestResult result,
            Status status,
            BiFunction<Topic, Integer, String> message) {
        var now = clock.instant();
        result.found()
                .forEach(
                        (topic, number) ->
                                history.put(
                                        new HistoryEntry(
                                                key.person(),
                                                topic,
                                                key.date(),
                                                status,
                                                number,
                                                message.apply(topic, number),
                                                now)));
    }

    private static String explain(SendFailure failure) {
        if (failure.equals(SendFailure.outcomeLost())) {
            return "The mail may have reached you: we could not note that it left, and do not send"
                    + " it again; everything is in your inbox.";
        }
        if (failure.kind() == SendFailure.Kind.TEMPORARY) {
            return "The mail could not be handed over, and we have stopped trying; everything is in"
                    + " your inbox.";
        }
        if (!failure.stopsMail()) {
            return "We could not write the mail; everything is in your inbox.";
        }
        return "The mail server refused your address, so mail is switched off; everything is in"
                + " your inbox.";
    }
}
