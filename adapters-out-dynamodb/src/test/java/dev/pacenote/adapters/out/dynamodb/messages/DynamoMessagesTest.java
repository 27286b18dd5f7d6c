package dev.pacenote.adapters.out.dynamodb.messages;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingStores;
import dev.pacenote.adapters.out.dynamodb.platform.LocalDynamo;
import dev.pacenote.application.contracts.messages.conversation.MailboxesContract;
import dev.pacenote.application.contracts.notice.inbox.InboxContract;
import dev.pacenote.application.contracts.notice.stream.CommitsContract;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.messages.conversation.Mailboxes;
import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.notice.stream.Commits;
import dev.pacenote.application.platform.Tables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;

/** Messages and inboxes in DynamoDB, with accounts that are somewhere else. */
class DynamoMessagesTest {

    private static final LocalDynamo DYNAMO = new LocalDynamo();

    @AfterAll
    static void close() {
        DYNAMO.close();
    }

    private static final Tables ACCOUNTS = new Tables();

    /** Whatever is marked up to a number, few rows are written as they are then. */
    @Nested
    class WhereFewAreRows implements CommitsContract, InboxContract, MailboxesContract {

        private static final MessagingStores STORES =
                new MessagingStores(DYNAMO.client(), "rows", new InMemoryAccounts(ACCOUNTS), 30);

        @Override
        public Accounts accounts() {
            return STORES.erasing(new InMemoryAccounts(ACCOUNTS));
        }

        @Override
        public Commits commits() {
            return STORES.patientCommits();
        }

        @Override
        public Inbox inbox() {
            return STORES.inbox();
        }

        @Override
        public Mailboxes mailboxes() {
            return STORES.mailboxes();
        }
    }

    /** Many are one number, which whoever reads a row compares with it. */
    @Nested
    class WhereAllIsANumber implements InboxContract, MailboxesContract {

        private static final MessagingStores STORES =
                new MessagingStores(DYNAMO.client(), "numbers", new InMemoryAccounts(ACCOUNTS), 0);

        @Override
        public Accounts accounts() {
            return STORES.erasing(new InMemoryAccounts(ACCOUNTS));
        }

        @Override
        public Commits commits() {
            return STORES.patientCommits();
        }

        @Override
        public Inbox inbox() {
            return STORES.inbox();
        }

        @Override
        public Mailboxes mailboxes() {
            return STORES.mailboxes();
        }
    }
}
