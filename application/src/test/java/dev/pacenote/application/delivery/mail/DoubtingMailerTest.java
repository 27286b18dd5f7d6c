package dev.pacenote.application.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.delivery.RefusalTrust;
import dev.pacenote.domain.delivery.SendFailure;
import dev.pacenote.domain.identity.account.EmailAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DoubtingMailerTest {

    private static final Mailer.Result GONE =
            new Mailer.Result.Refused(SendFailure.permanent("mailbox_unavailable"));
    private static final Mailer.Result TAKEN = new Mailer.Result.Accepted();
    private static final Mailer.Result NOT_BELIEVED =
            new Mailer.Result.Refused(SendFailure.refusalNotBelieved());

    private final List<Mailer.Result> answers = new ArrayList<>();
    private final Mailer mailer = new DoubtingMailer(_ -> answers.removeFirst());

    private List<Mailer.Result> heard(Mailer.Result... said) {
        answers.addAll(List.of(said));
        return Stream.generate(this::send).limit(said.length).toList();
    }

    private Mailer.Result send() {
        return mailer.send(
                MailMessage.of(
                        new EmailAddress("zoe@example.org"), "account.1", TEXT, Optional.empty()));
    }

    private static final MailText TEXT = new MailText("subject", "text", "html");

    @Test
    void a_reader_who_is_gone_among_others_who_are_there_is_believed_to_be_gone() {
        assertThat(heard(TAKEN, GONE, TAKEN, GONE)).containsExactly(TAKEN, GONE, TAKEN, GONE);
    }

    @Test
    void where_reader_after_reader_is_refused_nobody_else_is_taken_for_gone() {
        heard(TAKEN);
        for (int i = 0; i < RefusalTrust.MAX_IN_A_ROW; i++) {
            heard(GONE);
        }

        assertThat(heard(GONE, GONE, TAKEN, GONE))
                .containsExactly(NOT_BELIEVED, NOT_BELIEVED, TAKEN, GONE);
    }

    @Test
    void before_a_mail_was_taken_no_refusal_is_believed() {
        assertThat(heard(GONE, TAKEN, GONE)).containsExactly(NOT_BELIEVED, TAKEN, GONE);
    }

    @Test
    void what_says_nothing_of_a_reader_passes_and_does_not_count() {
        var busy = new Mailer.Result.Refused(SendFailure.temporary("busy"));
        var unwritable = new Mailer.Result.Refused(SendFailure.unwritable());

        assertThat(heard(TAKEN, busy, unwritable, busy, busy, unwritable, busy, GONE))
                .containsExactly(TAKEN, busy, unwritable, busy, busy, unwritable, busy, GONE);
    }
}
