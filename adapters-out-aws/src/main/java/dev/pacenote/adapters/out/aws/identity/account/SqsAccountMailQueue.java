package dev.pacenote.adapters.out.aws.identity.account;

import dev.pacenote.application.identity.account.mail.AccountMailCodec;
import dev.pacenote.application.identity.account.mail.AccountMailQueue;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.credential.PasswordResetRequest;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Mails about accounts that wait in an SQS queue; each stays there until a mail server took it. */
public final class SqsAccountMailQueue implements AccountMailQueue {

    private final SqsClient client;
    private final String url;
    private final AccountMailCodec codec;

    public SqsAccountMailQueue(SqsClient client, String url, AccountMailCodec codec) {
        this.client = client;
        this.url = url;
        this.codec = codec;
    }

    @Override
    public void post(PendingAccountMail mail) {
        send(codec.write(mail));
    }

    @Override
    public void requestReset(PasswordResetRequest request) {
        send(codec.write(request));
    }

    private void send(String text) {
        try {
            client.sendMessage(send -> send.queueUrl(url).messageBody(text));
        } catch (SdkException e) {
            throw new StoreUnavailableException(e);
        }
    }
}
