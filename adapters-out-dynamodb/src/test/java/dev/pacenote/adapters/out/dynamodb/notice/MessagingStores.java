package dev.pacenote.adapters.out.dynamodb.notice;

import dev.pacenote.adapters.out.dynamodb.messages.conversation.DynamoMailboxes;
import dev.pacenote.adapters.out.dynamodb.messages.conversation.MailboxWriter;
import dev.pacenote.adapters.out.dynamodb.notice.inbox.DynamoInbox;
import dev.pacenote.adapters.out.dynamodb.notice.inbox.InboxWriter;
import dev.pacenote.adapters.out.dynamodb.notice.stream.DynamoCommits;
import dev.pacenote.adapters.out.dynamodb.notice.stream.DynamoMessagingEraser;
import dev.pacenote.adapters.out.dynamodb.notice.stream.DynamoReplies;
import dev.pacenote.adapters.out.dynamodb.notice.stream.DynamoStreamTickets;
import dev.pacenote.adapters.out.dynamodb.notice.stream.DynamoStreams;
import dev.pacenote.adapters.out.dynamodb.notice.stream.DynamoUserCopies;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.UserState;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.stream.StreamHead;
import dev.pacenote.domain.notice.stream.StreamRetention;
import java.lang.reflect.Proxy;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Stores over tables of their own, with accounts that are somewhere else. */
public final class MessagingStores {

    /** A few items to begin with, so that more of them is a number soon. */
    private final int few;

    private final MessagingTables tables;
    private final DynamoUserCopies copies;
    private final DynamoNotices notices;

    /**
     * @param name of tables that nobody else has
     * @param few a cut-off of more is one number
     */
    public MessagingStores(DynamoDbClient client, String name, Accounts accounts, int few) {
        this(tables(client, name), accounts, few);
    }

    private MessagingStores(MessagingTables tables, Accounts accounts, int few) {
        this.few = few;
        this.tables = tables;
        this.copies =
                new DynamoUserCopies(
                        tables, account -> state(accounts.find(account)), InstantSource.system());
        this.notices =
                new DynamoNotices(
                        tables,
                        new NoticeItems(List.of(Samples.topic(Samples.WEATHER, Optional.empty()))));
    }

    /** Makes them, and gives them through another client if there is to be one. */
    public static MessagingTables tables(DynamoDbClient client, String name) {
        MessagingTableShapes.createUsers(client, name + "-users");
        MessagingTableShapes.createMessages(client, name + "-messages");
        MessagingTableShapes.createNotifications(client, name + "-notifications");
        MessagingTableShapes.createNotices(client, name + "-notices");
        MessagingTableShapes.createStream(client, name + "-stream");
        MessagingTableShapes.createOnce(client, name + "-once");
        return through(() -> client, name);
    }

    private static MessagingTables through(Supplier<DynamoDbClient> client, String name) {
        return new MessagingTables(
                new DynamoTable(client, name + "-users"),
                new DynamoTable(client, name + "-messages"),
                new DynamoTable(client, name + "-notifications"),
                new DynamoTable(client, name + "-notices"),
                new DynamoTable(client, name + "-stream"),
                new DynamoTable(client, name + "-once"));
    }

    /** The same stores through another client, as another process has them. */
    public static MessagingStores over(
            Supplier<DynamoDbClient> client, String name, Accounts accounts, int few) {
        return new MessagingStores(through(client, name), accounts, few);
    }

    private static UserState state(Optional<Account> account) {
        return account.map(
                        found ->
                                new UserState(
                                        found.enabled()
                                                ? UserState.Status.ACTIVE
                                                : UserState.Status.DISABLED,
                                        Set.of()))
                .orElse(UserState.GONE);
    }

    /** The accounts, as they are erased here as well: in the product by a message of the outbox. */
    public Accounts erasing(Accounts accounts) {
        var eraser = new DynamoMessagingEraser(tables, copies);
        return (Accounts)
                Proxy.newProxyInstance(
                        Accounts.class.getClassLoader(),
                        new Class<?>[] {Accounts.class},
                        (_, method, arguments) -> {
                            var answer = method.invoke(accounts, arguments);
                            if (method.getName().equals("delete")) {
                                eraser.erase((AccountId) arguments[0]);
                            }
                            return answer;
                        });
    }

    public MessagingTables tables() {
        return tables;
    }

    public DynamoUserCopies copies() {
        return copies;
    }

    public DynamoCommits commits() {
        return new DynamoCommits(
                tables,
                copies,
                StreamRetention.USUAL,
                List.of(
                        new InboxWriter(tables, notices, inbox(), few),
                        new MailboxWriter(tables, mailboxes(), few),
                        replies()));
    }

    /** For somebody who comes again when there was too much at once, as clients do. */
    public Commits patientCommits() {
        var commits = commits();
        return new Commits() {
            @Override
            public Optional<StreamHead> head(AccountId account) {
                return commits.head(account);
            }

            @Override
            public <R> R commit(Set<AccountId> accounts, Function<Heads, Outcome<R>> decide) {
                for (int i = 0; i < 100; i++) {
                    try {
                        return commits.commit(accounts, decide);
                    } catch (OverloadedException e) {
                        // Nothing is stored.
                    }
                }
                throw new AssertionError("never quick enough");
            }
        };
    }

    public DynamoInbox inbox() {
        return new DynamoInbox(tables, notices);
    }

    public DynamoNotices notices() {
        return notices;
    }

    public DynamoMailboxes mailboxes() {
        return new DynamoMailboxes(tables);
    }

    public DynamoReplies replies() {
        return new DynamoReplies(tables);
    }

    public DynamoStreamTickets tickets() {
        return new DynamoStreamTickets(tables);
    }

    public DynamoStreams streams() {
        return new DynamoStreams(tables, commits(), StreamRetention.USUAL, InstantSource.system());
    }
}
