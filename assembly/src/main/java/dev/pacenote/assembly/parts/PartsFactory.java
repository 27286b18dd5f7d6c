package dev.pacenote.assembly.parts;

import dev.pacenote.adapters.in.http.parts.catalogue.PartFileReader;
import dev.pacenote.adapters.in.http.parts.reorder.RequestedChecks;
import dev.pacenote.application.identity.account.AccountNumbers;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.TellNotices;
import dev.pacenote.application.notice.inbox.MarkNotifications;
import dev.pacenote.application.notice.inbox.ReadNotifications;
import dev.pacenote.application.notice.stream.socket.SocketSignals;
import dev.pacenote.application.parts.analytics.LedgerSums;
import dev.pacenote.application.parts.analytics.PartUsage;
import dev.pacenote.application.parts.analytics.ReadAnalytics;
import dev.pacenote.application.parts.analytics.ReadConsumption;
import dev.pacenote.application.parts.catalogue.LimitWorkshop;
import dev.pacenote.application.parts.catalogue.ManageWorkshop;
import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.application.parts.catalogue.ReadParts;
import dev.pacenote.application.parts.catalogue.WorkshopContexts;
import dev.pacenote.application.parts.catalogue.Workshops;
import dev.pacenote.application.parts.importing.ImportFile;
import dev.pacenote.application.parts.importing.ImportParts;
import dev.pacenote.application.parts.reorder.CheckParts;
import dev.pacenote.application.parts.reorder.CheckRuns;
import dev.pacenote.application.parts.reorder.ManageReorderTasks;
import dev.pacenote.application.parts.reorder.PartsNeedingAttention;
import dev.pacenote.application.parts.reorder.ReadAlerts;
import dev.pacenote.application.parts.reorder.ReadReorderTasks;
import dev.pacenote.application.parts.reorder.ReorderTasks;
import dev.pacenote.application.parts.reorder.WatchChecks;
import dev.pacenote.application.parts.stock.ChangeStock;
import dev.pacenote.application.parts.stock.CommitPartsChange;
import dev.pacenote.application.parts.stock.ManageParts;
import dev.pacenote.application.parts.stock.Movements;
import dev.pacenote.application.parts.stock.PartHints;
import dev.pacenote.application.parts.stock.PartsUnitOfWork;
import dev.pacenote.application.parts.stock.PartsWriter;
import dev.pacenote.application.parts.stock.ReadStock;
import dev.pacenote.application.parts.stock.VerificationRounds;
import dev.pacenote.application.parts.stock.VerifyLedgers;
import dev.pacenote.application.parts.stock.WriteOnce;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.idempotency.DoOnce;
import dev.pacenote.application.platform.idempotency.IdempotencyKeys;
import dev.pacenote.application.platform.job.ScheduledJob;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.status.PeriodicWork;
import dev.pacenote.configuration.Choices;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A workshop's parts. */
@Factory
@Requires(property = Choices.AREA + PartsArea.NAME, value = "true")
final class PartsFactory {

    private static final Logger LOG = LoggerFactory.getLogger(CheckParts.class);

    @Singleton
    WorkshopContexts workshopContexts(
            Workshops workshops,
            Accounts accounts,
            PartsConfiguration configuration,
            Ids ids,
            InstantSource clock) {
        return new WorkshopContexts(workshops, accounts, configuration.currency(), ids, clock);
    }

    /** Where there are no sockets, nobody hears them. */
    @Singleton
    PartHints partHints(Optional<SocketSignals> signals) {
        return new PartHints(
                signals.orElse(_ -> {}), CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
    }

    @Singleton
    BeanCreatedEventListener<CommitPartsChange> meteredCommits(MeterRegistry registry) {
        return event -> new MeteredPartsCommits(event.getBean(), registry);
    }

    /** Where parts are in Postgres, as notices and replies are. */
    @Singleton
    @Requires(property = Choices.PARTS_STORE, notEquals = Choices.PARTS_IN_DYNAMODB)
    PartsUnitOfWork partsUnitOfWork(
            Transactions transactions, TellNotices tell, IdempotencyKeys keys) {
        return new PartsUnitOfWork(transactions, tell, keys, Optional.empty());
    }

    @Singleton
    PartsWriter partsWriter(
            CommitPartsChange commits,
            WorkshopContexts contexts,
            PartHints hints,
            PartsUnitOfWork together) {
        return new PartsWriter(commits, contexts, together.tell(), hints, together.transactions());
    }

    @Singleton
    WriteOnce writeOnce(PartsUnitOfWork together, InstantSource clock) {
        return new WriteOnce(new DoOnce(together.keys(), clock), together.transactions());
    }

    @Singleton
    ManageParts manageParts(
            PartsWriter writer,
            Parts parts,
            Movements movements,
            PartsConfiguration configuration,
            Ids ids) {
        return new ManageParts(writer, parts, movements, configuration.mostParts(), ids);
    }

    @Singleton
    ImportParts importParts(
            PartsWriter writer,
            Parts parts,
            Movements movements,
            PartsUnitOfWork together,
            PartsConfiguration configuration,
            Ids ids) {
        return new ImportParts(
                writer, parts, movements, together.transactions(), configuration.mostParts(), ids);
    }

    @Singleton
    ImportFile importFile(
            ImportParts imports,
            PartsUnitOfWork together,
            PartFileReader reader,
            Ids ids,
            InstantSource clock) {
        return new ImportFile(
                imports, together.portions(), reader, together.transactions(), ids, clock);
    }

    /** Elsewhere one transaction has room for every file. */
    @Singleton
    @Requires(property = Choices.PARTS_STORE, value = Choices.PARTS_IN_DYNAMODB)
    ScheduledJob partsImports(ImportFile imports) {
        return ScheduledJob.of("parts-imports", Duration.ofMinutes(1), imports::finishAll);
    }

    @Singleton
    ReadParts readParts(Parts parts, WorkshopContexts contexts) {
        return new ReadParts(parts, contexts);
    }

    @Singleton
    ChangeStock changeStock(PartsWriter writer, Movements movements) {
        return new ChangeStock(writer, movements);
    }

    @Singleton
    ReadStock readStock(Parts parts, Movements movements) {
        return new ReadStock(parts, movements);
    }

    @Singleton
    ReadAnalytics readAnalytics(
            Parts parts, LedgerSums ledgers, WorkshopContexts contexts, InstantSource clock) {
        return new ReadAnalytics(parts, ledgers, contexts, clock);
    }

    @Singleton
    ReadConsumption readConsumption(
            Parts parts, PartUsage usage, WorkshopContexts contexts, InstantSource clock) {
        return new ReadConsumption(parts, usage, contexts, clock);
    }

    @Singleton
    ManageReorderTasks manageReorderTasks(ReorderTasks tasks, PartsWriter writer) {
        return new ManageReorderTasks(tasks, writer);
    }

    @Singleton
    ReadReorderTasks readReorderTasks(ReorderTasks tasks, WorkshopContexts contexts) {
        return new ReadReorderTasks(tasks, contexts);
    }

    @Singleton
    ReadAlerts readAlerts(ReadNotifications inbox, MarkNotifications marks) {
        return new ReadAlerts(inbox, marks);
    }

    @Singleton
    ManageWorkshop manageWorkshop(
            Workshops workshops,
            WorkshopContexts contexts,
            CheckParts check,
            PartsUnitOfWork together) {
        return new ManageWorkshop(workshops, contexts, check::check, together.transactions());
    }

    @Singleton
    CheckParts checkParts(
            PartsNeedingAttention attention,
            CheckRuns runs,
            PartsWriter writer,
            Ids ids,
            InstantSource clock) {
        return new CheckParts(
                attention,
                runs,
                writer,
                (part, cause) ->
                        LOG.error(
                                "check: part {} of account {} could not be looked at",
                                part.id(),
                                part.account(),
                                cause),
                ids,
                clock);
    }

    @Singleton
    VerifyLedgers verifyLedgers(
            AccountNumbers numbers,
            ReadStock stock,
            VerificationRounds rounds,
            LedgerMismatches mismatches,
            InstantSource clock) {
        return new VerifyLedgers(numbers, stock, rounds, mismatches, clock);
    }

    /** It works for a minute each time, until everybody had their turn that day. */
    @Singleton
    ScheduledJob partsVerification(VerifyLedgers ledgers) {
        return ScheduledJob.of("parts-verification", Duration.ofMinutes(5), ledgers::verify);
    }

    @Singleton
    PeriodicWork watchedCheck(
            CheckRuns runs, PartsConfiguration configuration, InstantSource clock) {
        return new PeriodicWork(
                "partsCheck", new WatchChecks(runs, configuration.checkEvery(), clock)::state);
    }

    @Singleton
    ScheduledJob partsCheck(CheckParts check, PartsConfiguration configuration) {
        var least = configuration.leastBetweenChecks();
        return ScheduledJob.of(
                "parts-check",
                configuration.checkEvery(),
                () -> check.checkAllIfDue(least).ifPresent(PartsFactory::log));
    }

    /** Whoever asks for one on a server has it at once. */
    @Singleton
    @Requires(property = "pacenote.assembly", value = "server")
    RequestedChecks checkedAtOnce(
            CheckParts check, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
        return () -> executor.execute(check::finishRequested);
    }

    /** A function stands still once it has answered: the clock's next minute does it. */
    @Singleton
    @Requires(property = "pacenote.assembly", value = "lambda")
    RequestedChecks checkedByTheClock() {
        return () -> {};
    }

    @Singleton
    ScheduledJob requestedPartsCheck(CheckParts check) {
        return ScheduledJob.of(
                "parts-requested-check",
                Duration.ofMinutes(1),
                () ->
                        check.finishRequested()
                                .map(CheckParts.Result.Finished::new)
                                .ifPresent(PartsFactory::log));
    }

    /** The functions' alarm for a late check waits for this line (infra/terraform/alarms.tf). */
    private static void log(CheckParts.Result result) {
        if (result instanceof CheckParts.Result.Finished(var run)) {
            LOG.info("check of all workshops finished: {}", run.counts());
        }
    }

    @Singleton
    LimitWorkshop limitWorkshop(
            RateLimiter rateLimiter,
            WorkshopLimitsConfiguration limits,
            PartsConfiguration configuration,
            InstantSource clock) {
        return new LimitWorkshop(rateLimiter, limits.limits(configuration.isInDynamo()), clock);
    }
}
