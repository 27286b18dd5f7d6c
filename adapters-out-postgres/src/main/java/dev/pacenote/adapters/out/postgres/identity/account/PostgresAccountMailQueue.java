package dev.pacenote.adapters.out.postgres.identity.account;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.pacenote.adapters.out.postgres.platform.job.JobTable;
import dev.pacenote.application.identity.account.mail.AccountMailCodec;
import dev.pacenote.application.identity.account.mail.AccountMailQueue;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.credential.PasswordResetRequest;
import javax.sql.DataSource;

/** Mails about accounts as jobs in a table of the database. */
public final class PostgresAccountMailQueue implements AccountMailQueue {

    private static final String TABLE = "scheduled_tasks";
    private static final TaskDescriptor<String> MAIL =
            TaskDescriptor.of("account-mail", String.class);
    private static final TaskDescriptor<String> RESET =
            TaskDescriptor.of("password-reset", String.class);

    private final JobTable jobs;
    private final AccountMailCodec codec;

    /**
     * @param added tells the worker that there is a mail
     */
    public PostgresAccountMailQueue(DataSource database, AccountMailCodec codec, Runnable added) {
        this.jobs = new JobTable(database, TABLE, added);
        this.codec = codec;
    }

    @Override
    public void post(PendingAccountMail mail) {
        jobs.add(MAIL.instance(mail.id().toString()).data(codec.write(mail)).build());
    }

    @Override
    public void requestReset(PasswordResetRequest request) {
        jobs.add(RESET.instance(request.id().toString()).data(codec.write(request)).build());
    }
}
