package dev.pacenote.lambda;

import dev.pacenote.adapters.in.http.notice.stream.handshake.SocketAddress;
import dev.pacenote.adapters.out.aws.dailyrun.RunMessageJson;
import dev.pacenote.adapters.out.aws.dailyrun.SqsRunQueue;
import dev.pacenote.adapters.out.aws.delivery.NotificationsTopicConfiguration;
import dev.pacenote.adapters.out.aws.delivery.SnsSenderQueue;
import dev.pacenote.adapters.out.aws.delivery.device.PhonesConfiguration;
import dev.pacenote.adapters.out.aws.delivery.device.SnsPushSender;
import dev.pacenote.adapters.out.aws.identity.account.SqsAccountMailQueue;
import dev.pacenote.adapters.out.aws.notice.stream.SocketGatewayConfiguration;
import dev.pacenote.adapters.out.aws.platform.QueuesConfiguration;
import dev.pacenote.adapters.out.dynamodb.dailyrun.DynamoRunLock;
import dev.pacenote.adapters.out.dynamodb.digest.DynamoDailyEmails;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.TablesConfiguration;
import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.dailyrun.DailySteps;
import dev.pacenote.application.dailyrun.RunClock;
import dev.pacenote.application.dailyrun.RunLock;
import dev.pacenote.application.dailyrun.distributed.DistributedRun;
import dev.pacenote.application.dailyrun.distributed.QueueRunLauncher;
import dev.pacenote.application.dailyrun.distributed.RunQueue;
import dev.pacenote.application.dailyrun.dryrun.DryRun;
import dev.pacenote.application.dailyrun.start.RunLauncher;
import dev.pacenote.application.dailyrun.start.StartRun;
import dev.pacenote.application.delivery.dispatch.SenderQueue;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.identity.account.mail.AccountMailCodec;
import dev.pacenote.application.identity.account.mail.AccountMailQueue;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.application.notice.stream.socket.GatewaySockets;
import dev.pacenote.application.notice.stream.socket.SocketHub;
import dev.pacenote.application.platform.upstream.RequestCounter;
import dev.pacenote.assembly.delivery.MailTrigger;
import dev.pacenote.configuration.Choices;
import dev.pacenote.lambda.delivery.EmailSender;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * What the functions have because they are functions, whatever the variables choose. How much waits
 * in the queues is told by the alarms on them.
 */
@Factory
@Requires(property = "pacenote.assembly", value = "lambda")
final class LambdaDefaults {

    private static DynamoTable table(BeanProvider<DynamoDbClient> dynamo, String name) {
        return new DynamoTable(dynamo::get, name);
    }

    /** Without a WebSocket API, or a table for its sockets, clients ask for events. */
    @Singleton
    SocketAddress socketAddress(
            Optional<SocketGatewayConfiguration> gateway, Optional<GatewaySockets> sockets) {
        return new SocketAddress(
                gateway.filter(_ -> sockets.isPresent()).map(SocketGatewayConfiguration::url));
    }

    /** The change feed of the stream tells sockets of it. */
    @Singleton
    SocketHub socketHub() {
        return (_, _) -> {};
    }

    @Singleton
    DailyEmails dailyEmails(BeanProvider<DynamoDbClient> dynamo, TablesConfiguration tables) {
        return new DynamoDailyEmails(table(dynamo, tables.emails()));
    }

    @Singleton
    RunLock runLock(BeanProvider<DynamoDbClient> dynamo, TablesConfiguration tables) {
        return new DynamoRunLock(table(dynamo, tables.tokens()), InstantSource.system());
    }

    @Singleton
    AccountMailQueue accountMails(
            SqsClient sqs, QueuesConfiguration queues, AccountMailCodec codec) {
        return new SqsAccountMailQueue(sqs, queues.accountMails().toString(), codec);
    }

    @Singleton
    RunMessageJson runMessages(Topics topics) {
        return new RunMessageJson(topics.byMessageType());
    }

    @Singleton
    RunQueue runQueue(SqsClient sqs, QueuesConfiguration queues, RunMessageJson messages) {
        return new SqsRunQueue(sqs, queues.work().toString(), queues.mails().toString(), messages);
    }

    @Singleton
    RunLauncher runLauncher(DailyRuns runs, StartRun start, RunQueue queue, InstantSource clock) {
        return new QueueRunLauncher(runs, start, queue, clock);
    }

    @Singleton
    DistributedRun runByMessages(
            DailyRuns runs,
            RunLock lock,
            DailySteps steps,
            DryRun dryRun,
            RunQueue queue,
            RunClock clock,
            List<RequestCounter> requests) {
        return new DistributedRun(
                runs, lock, steps, dryRun, queue, clock, RequestCounter.sum(requests));
    }

    @Singleton
    @Requires(property = NotificationsTopicConfiguration.PROPERTY)
    SenderQueue senders(SnsClient sns, NotificationsTopicConfiguration topic) {
        return new SnsSenderQueue(sns, topic.arn());
    }

    @Singleton
    @Named(Choices.PUSH_SERVICE)
    SnsPushSender phones(BeanProvider<SnsClient> sns, PhonesConfiguration phones) {
        return new SnsPushSender(sns::get, phones.applications());
    }

    @Singleton
    @Named(MailTrigger.NAME)
    Runnable mailSoon(SqsClient sqs, QueuesConfiguration queues) {
        return () ->
                sqs.sendMessage(
                        send ->
                                send.queueUrl(queues.mails().toString())
                                        .messageBody("{\"type\":\"" + EmailSender.DUE + "\"}"));
    }
}
