package dev.pacenote.application.contracts.messages;

import dev.pacenote.application.contracts.delivery.DeliveriesContract;
import dev.pacenote.application.contracts.delivery.dispatch.NoticeOutboxContract;
import dev.pacenote.application.contracts.identity.account.AccountNumbersContract;
import dev.pacenote.application.contracts.messages.conversation.ExpiredMessagesContract;
import dev.pacenote.application.contracts.messages.conversation.MailboxesContract;
import dev.pacenote.application.contracts.notice.announcement.NoticeBatchesContract;
import dev.pacenote.application.contracts.notice.inbox.InboxContract;
import dev.pacenote.application.contracts.notice.stream.commit.CommitsContract;
import dev.pacenote.application.delivery.Deliveries;
import dev.pacenote.application.delivery.InMemoryDeliveries;
import dev.pacenote.application.delivery.dispatch.InMemoryNoticeOutbox;
import dev.pacenote.application.delivery.dispatch.NoticeOutbox;
import dev.pacenote.application.identity.account.AccountNumbers;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.InMemoryAccountNumbers;
import dev.pacenote.application.identity.account.InMemoryAccounts;
import dev.pacenote.application.messages.conversation.ExpiredMessages;
import dev.pacenote.application.messages.conversation.InMemoryMailboxes;
import dev.pacenote.application.messages.conversation.Mailboxes;
import dev.pacenote.application.notice.InMemoryNotices;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.notice.announcement.InMemoryNoticeBatches;
import dev.pacenote.application.notice.announcement.NoticeBatches;
import dev.pacenote.application.notice.inbox.InMemoryInbox;
import dev.pacenote.application.notice.inbox.Inbox;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.notice.stream.commit.InMemoryCommits;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Transactions;

/** Messages and inboxes in memory. */
class InMemoryMessagesTest
        implements CommitsContract,
                InboxContract,
                MailboxesContract,
                ExpiredMessagesContract,
                NoticeBatchesContract,
                AccountNumbersContract,
                DeliveriesContract,
                NoticeOutboxContract {

    private final Tables tables = new Tables();

    @Override
    public Accounts accounts() {
        return new InMemoryAccounts(tables);
    }

    @Override
    public Commits commits() {
        return new InMemoryCommits(tables);
    }

    @Override
    public Inbox inbox() {
        return new InMemoryInbox(tables);
    }

    @Override
    public NoticeBatches batches() {
        return new InMemoryNoticeBatches(tables);
    }

    @Override
    public AccountNumbers numbers() {
        return new InMemoryAccountNumbers(tables);
    }

    @Override
    public Mailboxes mailboxes() {
        return new InMemoryMailboxes(tables);
    }

    @Override
    public ExpiredMessages expiredMessages() {
        return new InMemoryMailboxes(tables);
    }

    @Override
    public Notices notices() {
        return new InMemoryNotices(tables);
    }

    @Override
    public NoticeOutbox noticeOutbox() {
        return new InMemoryNoticeOutbox(tables);
    }

    @Override
    public Deliveries deliveries() {
        return new InMemoryDeliveries(tables);
    }

    @Override
    public Transactions transactions() {
        return tables;
    }
}
