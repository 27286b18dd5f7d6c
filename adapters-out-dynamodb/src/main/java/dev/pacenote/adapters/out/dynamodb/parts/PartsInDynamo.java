package dev.pacenote.adapters.out.dynamodb.parts;

import dev.pacenote.adapters.out.dynamodb.notice.NoticeItems;
import dev.pacenote.adapters.out.dynamodb.parts.analytics.DynamoLedgerSums;
import dev.pacenote.adapters.out.dynamodb.parts.analytics.DynamoPartUsage;
import dev.pacenote.adapters.out.dynamodb.parts.attachment.DynamoAttachments;
import dev.pacenote.adapters.out.dynamodb.parts.catalogue.DynamoParts;
import dev.pacenote.adapters.out.dynamodb.parts.catalogue.DynamoWorkshops;
import dev.pacenote.adapters.out.dynamodb.parts.reorder.DynamoAttention;
import dev.pacenote.adapters.out.dynamodb.parts.reorder.DynamoCheckRuns;
import dev.pacenote.adapters.out.dynamodb.parts.reorder.DynamoReorderTasks;
import dev.pacenote.adapters.out.dynamodb.parts.stock.DynamoAcceptedFiles;
import dev.pacenote.adapters.out.dynamodb.parts.stock.DynamoMovements;
import dev.pacenote.adapters.out.dynamodb.parts.stock.DynamoPartsCommits;
import dev.pacenote.adapters.out.dynamodb.parts.stock.DynamoPartsEraser;
import dev.pacenote.adapters.out.dynamodb.parts.stock.DynamoPartsOutbox;
import dev.pacenote.adapters.out.dynamodb.parts.stock.DynamoPartsReplies;
import dev.pacenote.adapters.out.dynamodb.parts.stock.DynamoVerificationRounds;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.application.identity.account.AccountEraser;
import dev.pacenote.application.notice.TellNotices;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.parts.importing.ImportFile;
import dev.pacenote.application.parts.stock.PartsUnitOfWork;
import dev.pacenote.application.platform.job.ScheduledJob;
import dev.pacenote.configuration.Choices;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Where {@code PARTS_STORE=dynamodb} keeps parts, in either assembly. Each store goes before that
 * of the same port in Postgres.
 */
@Factory
@Requires(property = Choices.PARTS_STORE, value = Choices.PARTS_IN_DYNAMODB)
final class PartsInDynamo {

    /**
     * Lines of a file that one write has room for: a line changes ten items at most, one that is
     * told of one more.
     */
    private static final int LINES_TOGETHER = 8;

    private static final Duration OFTEN = Duration.ofMinutes(1);

    @Singleton
    PartsTables partsTables(BeanProvider<DynamoDbClient> dynamo, PartsTablesConfiguration names) {
        return new PartsTables(
                new DynamoTable(dynamo::get, names.parts()),
                new DynamoTable(dynamo::get, names.stock()));
    }

    /** No {@code Transactions} for anybody else. */
    @Singleton
    @Bean(typed = DynamoPartsTransactions.class)
    DynamoPartsTransactions partsUnits(PartsTables tables) {
        return new DynamoPartsTransactions(tables, DynamoPartsTransactions.PATIENCE);
    }

    @Singleton
    @Bean(typed = DynamoPartsOutbox.class)
    DynamoPartsOutbox partsOutbox(
            PartsTables tables,
            DynamoPartsTransactions units,
            List<TopicDefinition> topics,
            BeanProvider<TellNotices> tell,
            InstantSource clock) {
        return new DynamoPartsOutbox(tables, units, new NoticeItems(topics), tell::get, clock);
    }

    @Singleton
    PartsUnitOfWork partsUnitOfWork(
            PartsTables tables, DynamoPartsTransactions units, DynamoPartsOutbox outbox) {
        return new PartsUnitOfWork(
                units,
                outbox,
                new DynamoPartsReplies(tables, units),
                Optional.of(
                        new ImportFile.Portions(
                                new DynamoAcceptedFiles(tables, units), LINES_TOGETHER)));
    }

    /** A job, and so nothing that happens while the area is switched off. */
    @Singleton
    @Requires(property = Choices.AREA + "parts", value = "true")
    ScheduledJob partsOutboxJob(DynamoPartsOutbox outbox) {
        return ScheduledJob.of("parts-outbox", OFTEN, outbox::relay);
    }

    @Singleton
    @Primary
    DynamoPartsCommits partsCommits(PartsTables tables, DynamoPartsTransactions units) {
        return new DynamoPartsCommits(tables, units);
    }

    @Singleton
    @Primary
    DynamoParts parts(PartsTables tables, DynamoPartsTransactions units) {
        return new DynamoParts(tables, units);
    }

    @Singleton
    @Primary
    DynamoWorkshops workshops(PartsTables tables, DynamoPartsTransactions units) {
        return new DynamoWorkshops(tables, units);
    }

    @Singleton
    @Primary
    DynamoMovements movements(PartsTables tables) {
        return new DynamoMovements(tables);
    }

    @Singleton
    @Primary
    DynamoLedgerSums ledgerSums(PartsTables tables) {
        return new DynamoLedgerSums(tables);
    }

    @Singleton
    @Primary
    DynamoPartUsage partUsage(PartsTables tables, DynamoReorderTasks tasks) {
        return new DynamoPartUsage(tables, tasks);
    }

    @Singleton
    @Primary
    DynamoReorderTasks reorderTasks(PartsTables tables, DynamoParts parts) {
        return new DynamoReorderTasks(tables, parts);
    }

    @Singleton
    @Primary
    DynamoAttention attention(PartsTables tables, DynamoWorkshops workshops) {
        return new DynamoAttention(tables, workshops);
    }

    @Singleton
    @Primary
    DynamoCheckRuns checkRuns(PartsTables tables) {
        return new DynamoCheckRuns(tables);
    }

    @Singleton
    @Primary
    DynamoVerificationRounds verificationRounds(PartsTables tables) {
        return new DynamoVerificationRounds(tables);
    }

    @Singleton
    @Primary
    DynamoAttachments attachments(PartsTables tables, DynamoPartsTransactions units) {
        return new DynamoAttachments(tables, units);
    }

    @Singleton
    AccountEraser partsEraser(PartsTables tables) {
        return new DynamoPartsEraser(tables);
    }
}
