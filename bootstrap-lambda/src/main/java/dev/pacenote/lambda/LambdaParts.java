package dev.pacenote.lambda;

import dev.pacenote.adapters.in.http.platform.status.Vitals;
import dev.pacenote.adapters.out.dynamodb.dailyrun.DynamoRunLock;
import dev.pacenote.adapters.out.dynamodb.dailyrun.SqsRunQueue;
import dev.pacenote.adapters.out.dynamodb.digest.DynamoDailyEmails;
import dev.pacenote.adapters.out.dynamodb.identity.account.SqsLetters;
import dev.pacenote.adapters.out.dynamodb.identity.session.DynamoSessions;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.trackmania.board.DynamoFetchedBoards;
import dev.pacenote.adapters.out.dynamodb.trackmania.search.DynamoSearchJobs;
import dev.pacenote.adapters.out.dynamodb.trackmania.search.SqsSearchQueue;
import dev.pacenote.adapters.out.memory.identity.session.CachedSessions;
import dev.pacenote.adapters.out.trackmania.Upstreams;
import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.dailyrun.DailySteps;
import dev.pacenote.application.dailyrun.QueueRunLauncher;
import dev.pacenote.application.dailyrun.RehearseDaily;
import dev.pacenote.application.dailyrun.RunByMessages;
import dev.pacenote.application.dailyrun.RunDaily;
import dev.pacenote.application.dailyrun.RunLauncher;
import dev.pacenote.application.dailyrun.RunLock;
import dev.pacenote.application.dailyrun.RunQueue;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.identity.account.AccountMailCodec;
import dev.pacenote.application.identity.account.Letters;
import dev.pacenote.application.trackmania.board.FetchedBoards;
import dev.pacenote.application.trackmania.search.SearchJobs;
import dev.pacenote.application.trackmania.search.SearchQueue;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.assembly.MailSoon;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.util.SupplierUtil;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What the functions have of their own: DynamoDB, SQS and SES in the places they have there. */
@Factory
@Requires(property = "pacenote.assembly", value = "lambda")
final class LambdaParts {

    @Singleton
    Configuration.Aws aws(Configuration configuration) {
        return configuration.aws().orElseThrow();
    }

    /** Its client is made with the first question. */
    private static DynamoTable table(BeanProvider<DynamoDbClient> dynamo, String name) {
        return new DynamoTable(SupplierUtil.memoized(dynamo::get), name);
    }

    @Singleton
    CachedSessions sessions(BeanProvider<DynamoDbClient> dynamo, Configuration.Aws aws) {
        return new CachedSessions(
                new DynamoSessions(table(dynamo, aws.tables().sessions())), System::nanoTime);
    }

    @Singleton
    DailyEmails dailyEmails(BeanProvider<DynamoDbClient> dynamo, Configuration.Aws aws) {
        return new DynamoDailyEmails(table(dynamo, aws.tables().emails()));
    }

    @Singleton
    SearchJobs searchJobs(BeanProvider<DynamoDbClient> dynamo, Configuration.Aws aws) {
        return new DynamoSearchJobs(table(dynamo, aws.tables().searches()));
    }

    @Singleton
    FetchedBoards fetchedBoards(BeanProvider<DynamoDbClient> dynamo, Configuration.Aws aws) {
        return new DynamoFetchedBoards(table(dynamo, aws.tables().boards()));
    }

    @Singleton
    RunLock runLock(BeanProvider<DynamoDbClient> dynamo, Configuration.Aws aws) {
        return new DynamoRunLock(table(dynamo, aws.tables().tokens()), InstantSource.system());
    }

    @Singleton
    SearchQueue searchQueue(SqsClient sqs, Configuration.Aws aws) {
        return new SqsSearchQueue(sqs, aws.queues().searches().toString());
    }

    @Singleton
    Letters letters(SqsClient sqs, Configuration.Aws aws, AccountMailCodec codec) {
        return new SqsLetters(sqs, aws.queues().letters().toString(), codec);
    }

    @Singleton
    RunQueue runQueue(SqsClient sqs, Configuration.Aws aws) {
        return new SqsRunQueue(
                sqs,
                aws.queues().work().toString(),
                aws.queues().mails().toString(),
                MessageTypes.JSON);
    }

    @Singleton
    RunLauncher runLauncher(
            DailyRuns runs,
            RunDaily daily,
            RehearseDaily rehearsal,
            RunQueue queue,
            InstantSource clock) {
        return new QueueRunLauncher(runs, daily, rehearsal, queue, clock);
    }

    @Singleton
    RunByMessages runByMessages(
            DailyRuns runs,
            RunLock lock,
            DailySteps steps,
            RehearseDaily rehearsal,
            RunQueue queue,
            Upstreams upstreams,
            Configuration configuration,
            InstantSource clock) {
        return new RunByMessages(
                runs,
                lock,
                steps,
                rehearsal,
                queue,
                configuration.schedule(),
                clock,
                Thread::sleep,
                upstreams::runRequests);
    }

    @Singleton
    @Named(MailSoon.NAME)
    Runnable mailSoon(SqsClient sqs, Configuration.Aws aws) {
        return () ->
                sqs.sendMessage(
                        send ->
                                send.queueUrl(aws.queues().mails().toString())
                                        .messageBody("{\"type\":\"" + EmailSender.DUE + "\"}"));
    }

    /** How much waits in the queues is told by the alarms on them. */
    @Singleton
    Vitals vitals(Upstreams upstreams) {
        return new Vitals(upstreams::circuits, Set.of(), Map::of);
    }
}
