package dev.pacenote.assembly;

import dev.pacenote.adapters.out.email.delivery.ImapBounces;
import dev.pacenote.adapters.out.email.delivery.SmtpMailer;
import dev.pacenote.adapters.out.http.client.UpstreamConfiguration;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.trackmania.UpstreamSettings;
import dev.pacenote.application.identity.account.EnsureAdmin;
import dev.pacenote.application.identity.account.RegisterAccount.Verification;
import dev.pacenote.domain.dailyrun.DailySchedule;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the environment says, typed and complete.
 *
 * @param data folder of everything that is kept on this machine
 * @param database empty: the embedded one
 * @param jwtSecret empty: generated and kept in {@code data}
 * @param trackmania empty: the sandbox
 * @param mail empty: the sandbox's mailbox
 * @param aws only of the Lambda assembly
 */
public record Configuration(
        int port,
        Path data,
        Optional<PostgresStore.Settings> database,
        Optional<String> jwtSecret,
        Optional<String> cronSecret,
        Optional<String> metricsToken,
        List<String> allowedOrigins,
        List<String> trustedProxies,
        String publicUrl,
        boolean sessionsInMemory,
        Optional<EnsureAdmin.Command> admin,
        Optional<UpstreamSettings> trackmania,
        double requestsPerSecond,
        Optional<Mail> mail,
        Verification verification,
        DailySchedule schedule,
        int maxNewRecordsPerMap,
        String popularMapMessage,
        Optional<Aws> aws,
        List<String> warnings) {

    /**
     * The services that the Lambda assembly stands on.
     *
     * @param mailFrom the sender's address
     * @param largeAnswers the bucket of files that are too large for an answer, if there is one
     */
    public record Aws(
            Tables tables,
            Queues queues,
            Optional<String> largeAnswers,
            String mailFrom,
            String region,
            Endpoints endpoints) {

        public record Tables(
                String sessions, String searches, String emails, String tokens, String boards) {}

        /**
         * URLs.
         *
         * @param work of everything that a daily run does but its mails
         */
        public record Queues(URI searches, URI work, URI mails, URI letters) {}

        /** Where the services are, if elsewhere than usual. */
        public record Endpoints(
                Optional<URI> dynamo, Optional<URI> sqs, Optional<URI> ses, Optional<URI> s3) {}
    }

    /**
     * @param from the sender's address
     * @param bounces the mailbox to which mails come back, if it may be read
     */
    public record Mail(
            SmtpMailer.Settings smtp, String from, Optional<ImapBounces.Settings> bounces) {}

    public Configuration {
        allowedOrigins = List.copyOf(allowedOrigins);
        trustedProxies = List.copyOf(trustedProxies);
        warnings = List.copyOf(warnings);
    }

    /** The same, with other manners upstream: for tests and benchmarks, which have no time. */
    public Configuration withUpstreamLimits(UpstreamConfiguration.Limits limits) {
        return new Configuration(
                port,
                data,
                database,
                jwtSecret,
                cronSecret,
                metricsToken,
                allowedOrigins,
                trustedProxies,
                publicUrl,
                sessionsInMemory,
                admin,
                trackmania.map(settings -> settings.with(limits)),
                requestsPerSecond,
                mail,
                verification,
                schedule,
                maxNewRecordsPerMap,
                popularMapMessage,
                aws,
                warnings);
    }

    /** Whether the upstream and the mailbox are make-believe. */
    public boolean sandbox() {
        return trackmania.isEmpty();
    }

    @Override
    public String toString() {
        return "Configuration[" + (sandbox() ? "sandbox" : "production") + ", port " + port + "]";
    }
}
