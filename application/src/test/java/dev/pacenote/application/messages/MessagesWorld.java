package dev.pacenote.application.messages;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.messages.conversation.AccountCorrespondents;
import dev.pacenote.application.messages.conversation.ConversationAcquaintances;
import dev.pacenote.application.messages.conversation.ConversationPartners;
import dev.pacenote.application.messages.conversation.Correspondents;
import dev.pacenote.application.messages.conversation.DeleteMessage;
import dev.pacenote.application.messages.conversation.ExpiredMessages;
import dev.pacenote.application.messages.conversation.InMemoryMailboxes;
import dev.pacenote.application.messages.conversation.Mailboxes;
import dev.pacenote.application.messages.conversation.MarkDelivered;
import dev.pacenote.application.messages.conversation.MarkMessages;
import dev.pacenote.application.messages.conversation.MessageNotificationRenderer;
import dev.pacenote.application.messages.conversation.PurgeMessages;
import dev.pacenote.application.messages.conversation.ReadMessages;
import dev.pacenote.application.messages.conversation.RelayTyping;
import dev.pacenote.application.messages.conversation.SendMessage;
import dev.pacenote.application.messages.directory.Blocks;
import dev.pacenote.application.messages.directory.InMemoryBlocks;
import dev.pacenote.application.messages.directory.Visibility;
import dev.pacenote.application.notice.InMemoryNoticePreferences;
import dev.pacenote.application.notice.NoticePreferencesStore;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.application.notice.inbox.InMemoryInbox;
import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.notice.inbox.MarkNotifications;
import dev.pacenote.application.notice.inbox.ReadNotifications;
import dev.pacenote.application.notice.stream.ShownCounts;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.InMemoryCommits;
import dev.pacenote.application.notice.stream.socket.Signal;
import dev.pacenote.application.notice.stream.socket.SocketSignals;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.idempotency.IdempotencyKeys;
import dev.pacenote.application.platform.idempotency.InMemoryIdempotencyKeys;
import dev.pacenote.application.platform.limit.InMemoryRateLimiter;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.ClientMessageId;
import dev.pacenote.domain.messages.conversation.MessageFacts;
import dev.pacenote.domain.messages.conversation.MessageRetention;
import dev.pacenote.domain.messages.conversation.MessageText;
import dev.pacenote.domain.messages.conversation.SentMessage;
import dev.pacenote.domain.messages.directory.MessagePreferences;
import dev.pacenote.domain.notice.preference.CorePreferences;
import dev.pacenote.domain.notice.preference.PreferenceDefinitions;
import dev.pacenote.domain.notice.stream.StreamEvent;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import dev.pacenote.domain.platform.limit.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * People who write to each other, with our stores in memory. The world outlives a crash; use cases
 * are made anew, like after a restart.
 */
public final class MessagesWorld {

    /** For tests of many messages. */
    public static final SendMessage.Limits UNLIMITED =
            new SendMessage.Limits(
                    new RateLimit(100_000, Duration.ofMinutes(1)),
                    new RateLimit(100_000, Duration.ofDays(1)));

    public final Tables tables = new Tables();
    public final Accounts accounts = new InMemoryAccounts(tables);
    public final InMemoryCommits commits = new InMemoryCommits(tables);
    public final InMemoryInbox inbox = new InMemoryInbox(tables);
    public final InMemoryMailboxes mailboxes = new InMemoryMailboxes(tables);
    public final Blocks blocks = new InMemoryBlocks(tables);
    private final IdempotencyKeys keys = new InMemoryIdempotencyKeys(tables);
    public final NoticePreferencesStore preferences = new InMemoryNoticePreferences(tables);
    private final PreferenceDefinitions definitions =
            new PreferenceDefinitions(
                    Stream.concat(
                                    CorePreferences.ALL.stream(),
                                    Stream.of(
                                            MessagePreferences.PREVIEWS,
                                            MessagePreferences.RECEIPTS,
                                            MessagePreferences.PRESENCE,
                                            MessagePreferences.MESSAGES_FROM))
                            .toList(),
                    Set.of("message", MessageFacts.TOPIC.name()));
    public final List<Signal> signals = new ArrayList<>();
    private final RateLimiter rateLimiter = new InMemoryRateLimiter();

    public final AccountId ann = person();
    public final AccountId bob = person();
    public Instant now = Samples.NOON;
    public MessageRetention retention = MessageRetention.FOR_EVER;
    public Visibility.Directory directory = Visibility.Directory.OPEN;
    public SendMessage.Limits limits = SendMessage.Limits.of(60, 50);

    public AccountId person() {
        return Samples.account(accounts).id();
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** Somebody makes up their mind, in the words of the settings. */
    public void choose(AccountId who, Map<String, ?> settings) {
        var before = preferences.find(who).orElseThrow();
        var saved = preferences.save(definitions.merged(before, definitions.patch(settings), now));
        if (!(saved instanceof SaveResult.Saved)) {
            throw new AssertionError(saved);
        }
    }

    public PreferenceDefinitions definitions() {
        return definitions;
    }

    public Correspondents correspondents() {
        return correspondents(CrashPoint.whole());
    }

    public Visibility visibility() {
        return new Visibility(
                directory, accounts, new ConversationAcquaintances(mailboxes, commits));
    }

    public Correspondents correspondents(CrashPoint crash) {
        return new AccountCorrespondents(
                crash.on(Accounts.class, accounts),
                visibility(),
                crash.on(Blocks.class, blocks),
                crash.on(NoticePreferencesStore.class, preferences),
                definitions);
    }

    public SendMessage sendMessage(CrashPoint crash) {
        return new SendMessage(
                new SendMessage.Stores(
                        crash.on(Accounts.class, accounts),
                        correspondents(crash),
                        crash.on(Mailboxes.class, mailboxes),
                        crash.on(Inbox.class, inbox),
                        crash.on(Commits.class, commits),
                        crash.on(IdempotencyKeys.class, keys)),
                crash.on(RateLimiter.class, rateLimiter),
                limits,
                UUID::randomUUID,
                () -> now);
    }

    public MarkMessages markMessages(CrashPoint crash) {
        return new MarkMessages(
                crash.on(Mailboxes.class, mailboxes),
                correspondents(crash),
                crash.on(Inbox.class, inbox),
                crash.on(Commits.class, commits),
                retention,
                () -> now);
    }

    public DeleteMessage deleteMessage(CrashPoint crash) {
        return new DeleteMessage(
                crash.on(Mailboxes.class, mailboxes),
                crash.on(Inbox.class, inbox),
                crash.on(Commits.class, commits),
                retention,
                () -> now);
    }

    public MarkNotifications markNotifications(CrashPoint crash) {
        return new MarkNotifications(
                crash.on(Inbox.class, inbox),
                crash.on(Commits.class, commits),
                ShownCounts.ALL,
                () -> now);
    }

    public MarkDelivered markDelivered(CrashPoint crash) {
        return new MarkDelivered(
                crash.on(Mailboxes.class, mailboxes),
                correspondents(crash),
                crash.on(Commits.class, commits),
                () -> now);
    }

    public RelayTyping relayTyping(CrashPoint crash) {
        return new RelayTyping(
                correspondents(crash),
                crash.on(Mailboxes.class, mailboxes),
                crash.on(RateLimiter.class, rateLimiter),
                crash.on(SocketSignals.class, signals::add),
                () -> now);
    }

    public ConversationPartners conversationPartners() {
        return new ConversationPartners(mailboxes, blocks, preferences, definitions);
    }

    public MarkMessages markMessages() {
        return markMessages(CrashPoint.whole());
    }

    public DeleteMessage deleteMessage() {
        return deleteMessage(CrashPoint.whole());
    }

    public MarkNotifications markNotifications() {
        return markNotifications(CrashPoint.whole());
    }

    public ReadMessages readMessages() {
        return readMessages(CrashPoint.whole());
    }

    public ReadMessages readMessages(CrashPoint crash) {
        return new ReadMessages(
                crash.on(Mailboxes.class, mailboxes),
                correspondents(crash),
                crash.on(Commits.class, commits),
                retention,
                () -> now);
    }

    public PurgeMessages purgeMessages(CrashPoint crash) {
        return new PurgeMessages(
                crash.on(ExpiredMessages.class, mailboxes),
                crash.on(Mailboxes.class, mailboxes),
                crash.on(Inbox.class, inbox),
                crash.on(Commits.class, commits),
                retention);
    }

    public ReadNotifications readNotifications() {
        return readNotifications(CrashPoint.whole());
    }

    public ReadNotifications readNotifications(CrashPoint crash) {
        return new ReadNotifications(
                crash.on(Inbox.class, inbox),
                crash.on(Commits.class, commits),
                new Topics(List.of()),
                List.of(new MessageNotificationRenderer(correspondents(crash))),
                ShownCounts.ALL,
                () -> now);
    }

    public static SendMessage.Command command(AccountId from, AccountId to, String text) {
        return new SendMessage.Command(
                from, to, new MessageText(text), Optional.empty(), Optional.empty());
    }

    public static SendMessage.Command command(
            AccountId from, AccountId to, String text, String clientId) {
        return new SendMessage.Command(
                from,
                to,
                new MessageText(text),
                Optional.of(new ClientMessageId(clientId)),
                Optional.empty());
    }

    /** A request with a key. */
    public static SendMessage.Command withKey(SendMessage.Command command, String key) {
        return new SendMessage.Command(
                command.sender(),
                command.recipient(),
                command.text(),
                command.clientId(),
                Optional.of(
                        IdempotentRequest.of(
                                command.sender().toString(),
                                "POST",
                                "/messages",
                                key,
                                command.recipient() + " " + command.text().value())));
    }

    public SendMessage.Result send(SendMessage.Command command) {
        return sendMessage(CrashPoint.whole()).send(command);
    }

    /** Sends a message that has to be accepted. */
    public SentMessage sent(AccountId from, AccountId to, String text) {
        return ((SendMessage.Result.Sent) send(command(from, to, text))).message();
    }

    public UnreadCounts counts(AccountId person) {
        return commits.head(person).orElseThrow().counts();
    }

    public UnreadCounts recount(AccountId person) {
        var taken = inbox.recount(person);
        return new UnreadCounts(mailboxes.recount(person), taken.unread(), taken.unseen());
    }

    /** The events of a person, in their order. */
    public List<StreamEvent> events(AccountId person) {
        return tables.with(
                state ->
                        commits.numbers(person).stream()
                                .map(
                                        seq ->
                                                state.streamEvents.get(
                                                        new Tables.EventKey(person, seq)))
                                .toList());
    }

    public StreamEvent lastEvent(AccountId person) {
        return events(person).getLast();
    }
}
