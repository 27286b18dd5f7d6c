package dev.pacenote.acceptance.support;

import dev.pacenote.application.admin.AuditLog;
import dev.pacenote.application.identity.credential.ResetPassword;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.parts.stock.VerificationRound;
import dev.pacenote.application.parts.stock.VerificationRounds;
import dev.pacenote.application.trackmania.alert.RecordFacts;
import dev.pacenote.assembly.metrics.BounceMailbox;
import dev.pacenote.assembly.sandbox.Beans;
import dev.pacenote.domain.admin.AuditEntry;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.credential.PasswordResetRequest;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.NoticeKey;
import dev.pacenote.domain.notice.Timing;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Score;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What tests do to the running service, or learn of it, that nobody can from outside: the few
 * things for which there is no request, no command and no mail. Each says why.
 */
public final class Insides {

    private final Beans beans;

    Insides(Beans beans) {
        this.beans = beans;
    }

    /** Reads the mailbox of returned mails now; by itself the server does so every few minutes. */
    public void readBounces() {
        beans.bean(BounceMailbox.class).read();
    }

    /**
     * Answers a request for a new password as the queue has it answered: be it once more, or after
     * it waited. No caller of the service decides that.
     */
    public void answerResetRequest(UUID id, String email, Instant askedAt) {
        beans.bean(ResetPassword.class)
                .send(new PasswordResetRequest(id, new EmailAddress(email), askedAt));
    }

    /** What admins did, latest first. Nobody reads the audit log but who has the database. */
    public List<String> audited(int most) {
        return beans.bean(AuditLog.class).latest(most).stream().map(AuditEntry::what).toList();
    }

    /** When all ledgers had been recomputed last. Nobody hears of it where the books are right. */
    public Optional<Instant> ledgersVerifiedAt() {
        return beans.bean(VerificationRounds.class).last().flatMap(VerificationRound::finishedAt);
    }

    /** Has a person hold so many notices of such a text: more than anybody drives in a test. */
    public void hoard(long account, int notices, String text, Instant at) {
        var owner = new AccountId(account);
        var facts =
                new RecordFacts(
                        new MapUid("map_1"),
                        Optional.empty(),
                        new MapName("Canyon"),
                        MapType.RACE,
                        new PlayerId(UUID.randomUUID()),
                        1,
                        Score.of(40_000),
                        text,
                        Optional.empty(),
                        Optional.empty());
        beans.bean(Notices.class)
                .tell(
                        owner,
                        IntStream.range(0, notices)
                                .mapToObj(
                                        i ->
                                                new Notice(
                                                        UUID.randomUUID(),
                                                        owner,
                                                        new NoticeKey(
                                                                RecordFacts.TOPIC,
                                                                "key " + i,
                                                                Optional.empty()),
                                                        new Timing(at, at),
                                                        facts,
                                                        Weight.SILENT))
                                .toList());
    }
}
