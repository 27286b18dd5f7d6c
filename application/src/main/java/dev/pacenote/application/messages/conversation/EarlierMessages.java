package dev.pacenote.application.messages.conversation;

import dev.pacenote.application.messages.conversation.Mailboxes.ClientMessage;
import dev.pacenote.application.messages.conversation.SendMessage.Command;
import dev.pacenote.application.messages.conversation.SendMessage.Result;
import dev.pacenote.application.notice.stream.commit.RememberReply;
import dev.pacenote.application.notice.stream.commit.StoredChange;
import dev.pacenote.application.platform.idempotency.RememberedReplies;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.ClientMessageId;
import dev.pacenote.domain.messages.conversation.Message.Envelope;
import dev.pacenote.domain.messages.conversation.SentMessage;
import dev.pacenote.domain.platform.idempotency.Claim;
import dev.pacenote.domain.platform.idempotency.StoredReply;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which message it was that somebody sends again: by the key of the request, for a day, or by the
 * client's id, for ever. What is remembered names the message and holds nothing of its text.
 */
final class EarlierMessages {

    private static final int CREATED = 201;
    private static final String BLANK = " ";

    /**
     * What the same request came to before.
     *
     * @param byKey whether its key is remembered, not the client's id alone
     */
    record Found(Result result, boolean byKey) {}

    private final Mailboxes mailboxes;
    private final RememberedReplies replies;

    EarlierMessages(Mailboxes mailboxes, RememberedReplies replies) {
        this.mailboxes = mailboxes;
        this.replies = replies;
    }

    /** What the same request, or one with the same client's id, came to before. */
    Optional<Found> find(Command command, Instant now) {
        return byKey(command, now)
                .map(result -> new Found(result, true))
                .or(() -> byClientId(command).map(result -> new Found(result, false)));
    }

    private Optional<Result> byKey(Command command, Instant now) {
        return command.request()
                .map(request -> replies.find(request, now))
                .flatMap(
                        claim ->
                                switch (claim) {
                                    case Claim.First _ -> Optional.empty();
                                    case Claim.Mismatch _ -> Optional.of(new Result.KeyReused());
                                    case Claim.Repeated(var reply) ->
                                            Optional.of(
                                                    replayed(envelope(command.sender(), reply)));
                                });
    }

    private Optional<Result> byClientId(Command command) {
        return command.clientId()
                .flatMap(
                        id ->
                                mailboxes
                                        .sent(command.sender(), id.hash(command.sender()))
                                        .map(
                                                before ->
                                                        before.fingerprint()
                                                                        .equals(
                                                                                fingerprint(
                                                                                        command,
                                                                                        id))
                                                                ? replayed(envelope(before))
                                                                : new Result.Mismatch()));
    }

    private Result replayed(Envelope before) {
        return new Result.Replayed(
                mailboxes
                        .find(before.owner(), before.id())
                        .filter(SentMessage.class::isInstance)
                        .map(SentMessage.class::cast)
                        .orElseGet(() -> hidden(before)));
    }

    /** Its sender has no copy any more, but sends it no second time. */
    private static SentMessage hidden(Envelope before) {
        return new SentMessage(
                before, Optional.empty(), SentMessage.Receipt.NONE, before.createdAt());
    }

    private static Envelope envelope(ClientMessage before) {
        return new Envelope(
                before.message(),
                before.sender(),
                before.recipient(),
                before.seq(),
                before.createdAt());
    }

    private static Envelope envelope(AccountId sender, StoredReply reply) {
        var parts = reply.content().split(BLANK, -1);
        return new Envelope(
                UUID.fromString(parts[0]),
                sender,
                new AccountId(Long.parseLong(parts[1])),
                Long.parseLong(parts[2]),
                Instant.parse(parts[3]));
    }

    private static StoredReply reply(Envelope sent) {
        return new StoredReply(
                CREATED,
                String.join(
                        BLANK,
                        sent.id().toString(),
                        sent.peer().toString(),
                        Long.toString(sent.seq()),
                        sent.createdAt().toString()),
                Optional.empty(),
                Optional.empty());
    }

    private static String fingerprint(Command command, ClientMessageId id) {
        return id.fingerprint(command.sender(), command.recipient(), command.text());
    }

    /** The key of a request, for a message that was sent before or is sent now. */
    Stream<StoredChange> rememberKey(Command command, SentMessage sent, Instant now) {
        return command
                .request()
                .<StoredChange>map(
                        request -> new RememberReply(request, reply(sent.envelope()), now))
                .stream();
    }

    /** All by which a repeat of a message that is sent now will be known. */
    Stream<StoredChange> remember(Command command, SentMessage sent, Instant now) {
        var byClientId =
                command
                        .clientId()
                        .<StoredChange>map(
                                id ->
                                        new MailboxChange.Remember(
                                                new ClientMessage(
                                                        command.sender(),
                                                        id.hash(command.sender()),
                                                        fingerprint(command, id),
                                                        sent.id(),
                                                        command.recipient(),
                                                        sent.envelope().seq(),
                                                        sent.envelope().createdAt())))
                        .stream();
        return Stream.concat(byClientId, rememberKey(command, sent, now));
    }
}
