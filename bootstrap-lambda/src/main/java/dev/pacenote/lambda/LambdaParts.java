package dev.pacenote.lambda;

import dev.pacenote.adapters.in.http.platform.status.Vitals;
import dev.pacenote.adapters.out.dynamodb.dailyrun.DynamoRunLock;
import dev.pacenote.adapters.out.dynamodb.dailyrun.SqsRunQueue;
import dev.pacenote.adapters.out.dynamodb.digest.DynamoDailyEmails;
import dev.pacenote.adapters.out.dynamodb.identity.account.SqsLetters;
import dev.pacenote.adapters.out.dynamodb.identity.session.DynamoSessions;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.QueuesConfiguration;
import dev.pacenote.adapters.out.dynamodb.platform.TablesConfiguration;
import dev.pacenote.adapters.out.dynamodb.trackmania.board.DynamoFetchedBoards;
import dev.pacenote.adapters.out.dynamodb.trackmania.search.DynamoSearchJobs;
import dev.pacenote.adapters.out.dynamodb.trackmania.search.SqsSearchQueue;
import dev.pacenote.adapters.out.email.delivery.MailToken;
import dev.pacenote.adapters.out.email.delivery.MailWriter;
import dev.pacenote.adapters.out.email.delivery.SesConfiguration;
import dev.pacenote.adapters.out.email.delivery.SesMailer;
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
import dev.pacenote.application.delivery.Mailer;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.identity.account.Letters;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.trackmania.board.FetchedBoards;
import dev.pacenote.application.trackmania.search.SearchJobs;
import dev.pacenote.application.trackmania.search.SearchQueue;
import dev.pacenote.assembly.MailSoon;
import dev.pacenote.assembly.Secrets;
import dev.pacenote.assembly.configuration.DailyRunConfiguration;
import dev.pacenote.assembly.configuration.SessionConfiguration;
import dev.pacenote.assembly.metrics.MeteredMailer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/** What the functions have of their own: DynamoDB, SQS and SES in the places they have there. */
@Factory
@Requires(property = "pacenote.assembly", value = "lambda")
final class LambdaParts {

    @Singleton
    Mailer mailer(
            AwsClients clients,
            SesConfiguration ses,
            Secrets secrets,
            InstantSource clock,
            MeterRegistry meters) {
        var writer = new MailWriter(ses.from().value(), clock, new MailToken(secrets.jwt()));
        return new MeteredMailer(new SesMailer(clients.ses(), writer), meters);
    }

    @Singleton
    @Named(SessionConfiguration.STORED)
    @Requires(property = SessionConfiguration.CHOSEN, value = "dynamodb")
    Sessions sessions(AwsClients clients, TablesConfiguration tables) {
        return new DynamoSessions(new DynamoTable(clients::dynamo, tables.sessions()));
    }

    @Singleton
    DailyEmails dailyEmails(AwsClients clients, TablesConfiguration tables) {
        return new DynamoDailyEmails(new DynamoTable(clients::dynamo, tables.emails()));
    }

    @Singleton
    SearchJobs searchJobs(AwsClients clients, TablesConfiguration tables) {
        return new DynamoSearchJobs(new DynamoTable(clients::dynamo, tables.searches()));
    }

    @Singleton
    FetchedBoards fetchedBoards(AwsClients clients, TablesConfiguration tables) {
        return new DynamoFetchedBoards(new DynamoTable(clients::dynamo, tables.boards()));
    }

    @Singleton
    RunLock runLock(AwsClients clients, TablesConfiguration tables) {
        return new DynamoRunLock(
                new DynamoTable(clients::dynamo, tables.tokens()), InstantSource.system());
    }

    @Singleton
    SearchQueue searchQueue(AwsClients clients, QueuesConfiguration queues) {
        return new SqsSearchQueue(clients.sqs(), queues.searches().toString());
    }

    @Singleton
    Letters letters(AwsClients clients, QueuesConfiguration queues) {
        return new SqsLetters(clients.sqs(), queues.letters().toString());
    }

    @Singleton
    RunQueue runQueue(AwsClients clients, QueuesConfiguration queues) {
        return new SqsRunQueue(
                clients.sqs(),
                queues.work().toString(),
                queues.mails().toString(),
                MessageTypes.TEXT);
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
            DailyRunConfiguration configuration,
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
    Runnable mailSoon(AwsClients clients, QueuesConfiguration queues) {
        return () ->
                clients.sqs()
                        .sendMessage(
                                send ->
                                        send.queueUrl(queues.mails().toString())
                                                .messageBody(
                                                        "{\"type\":\"" + EmailSender.DUE + "\"}"));
    }

    /** How much waits in the queues is told by the alarms on them. */
    @Singleton
    Vitals vitals(Upstreams upstreams) {
        return new Vitals(upstreams::circuits, Set.of(), Map::of);
    }
}
