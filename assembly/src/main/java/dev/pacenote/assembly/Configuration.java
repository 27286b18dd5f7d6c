package dev.pacenote.assembly;

import dev.pacenote.adapters.in.http.notice.stream.LiveStreamConfiguration;
import dev.pacenote.adapters.in.http.platform.WebConfiguration;
import dev.pacenote.adapters.out.email.delivery.MailConfiguration;
import dev.pacenote.adapters.out.email.delivery.MailFactory;
import dev.pacenote.adapters.out.email.delivery.MailTransport;
import dev.pacenote.adapters.out.email.delivery.bounce.BounceMailboxConfiguration;
import dev.pacenote.adapters.out.email.delivery.smtp.SmtpConfiguration;
import dev.pacenote.adapters.out.http.client.UpstreamConfiguration;
import dev.pacenote.adapters.out.postgres.platform.DatabaseConfiguration;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.security.identity.token.TokenConfiguration;
import dev.pacenote.application.identity.account.EnsureAdmin;
import dev.pacenote.application.identity.account.RegisterAccount.Verification;
import dev.pacenote.assembly.configuration.DailyRunConfiguration;
import dev.pacenote.assembly.configuration.FeaturesConfiguration;
import dev.pacenote.assembly.configuration.FirstAdminConfiguration;
import dev.pacenote.assembly.configuration.RegistrationConfiguration;
import dev.pacenote.assembly.configuration.SandboxConfiguration;
import dev.pacenote.assembly.configuration.SandboxConfiguration.Mode;
import dev.pacenote.assembly.configuration.SearchConfiguration;
import dev.pacenote.assembly.configuration.SearchConfiguration.Queue;
import dev.pacenote.assembly.configuration.ServerConfiguration;
import dev.pacenote.assembly.configuration.SessionConfiguration;
import dev.pacenote.assembly.configuration.SessionConfiguration.Store;
import dev.pacenote.assembly.configuration.UpstreamRateConfiguration;
import dev.pacenote.configuration.Choices;
import dev.pacenote.configuration.ConfigurationRecords;
import dev.pacenote.configuration.ReadBy;
import dev.pacenote.configuration.Variables;
import dev.pacenote.domain.dailyrun.DailySchedule;
import dev.pacenote.domain.platform.origin.DataOrigin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The configuration records of one process, and what follows from several of them together: whether
 * this is the sandbox, and what is meant where a variable is not set. Complete and without
 * contradictions: {@link ConfigurationCheck} makes it.
 */
public final class Configuration {

    private static final int SERVER_POOL = 16;

    /** One instance answers one request at a time; a few things of one run beside each other. */
    private static final int FUNCTION_POOL = 4;

    private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);
    private static final double REAL_RATE = 2;

    /** In the sandbox nobody is disturbed: unless a rate is set, days pass quickly there. */
    private static final double SANDBOX_RATE = 1000;

    private static final String LOCAL_LINKS =
            "PUBLIC_URL is not set: links in mails lead to localhost and work for nobody else.";

    private final ConfigurationRecords records;
    private final ReadBy assembly;
    private final UpstreamConfiguration.Limits upstreamLimits;

    /** What came of reading the variables. */
    public sealed interface Result {
        record Complete(Configuration configuration) implements Result {}

        /**
         * @param problems one sentence per variable or group
         */
        record Refused(List<String> problems) implements Result {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    Configuration(
            ConfigurationRecords records,
            ReadBy assembly,
            UpstreamConfiguration.Limits upstreamLimits) {
        this.records = records;
        this.assembly = assembly;
        this.upstreamLimits = upstreamLimits;
    }

    /** For the server, by variables that its process was given. */
    public static Result read(Map<String, String> variables) {
        return read(Variables.of(variables));
    }

    /** For the server. */
    public static Result read(Variables variables) {
        return ConfigurationCheck.read(variables, ReadBy.SERVER);
    }

    /** For the functions: their services must be named, and nothing is generated. */
    public static Result readForLambda(Map<String, String> variables) {
        return ConfigurationCheck.read(Variables.of(variables), ReadBy.FUNCTIONS);
    }

    /** The record of that type, unless nothing of it is set. */
    public <R extends Record> Optional<R> find(Class<R> type) {
        return records.find(type);
    }

    /** The record of that type. */
    public <R extends Record> R get(Class<R> type) {
        return records.get(type);
    }

    /** The properties of the application context, by which it binds the same records as beans. */
    public Map<String, Object> properties() {
        var properties = new HashMap<>(records.properties());
        properties.put("pacenote.assembly", assembly == ReadBy.SERVER ? "server" : "lambda");
        if (assembly == ReadBy.FUNCTIONS) {
            properties.putAll(LiveStreamConfiguration.gatewayDefaults(records::isGiven));
        }
        properties.put("pacenote.sandbox", sandbox());
        properties.put(
                "pacenote.user-agent", "Pacenote/" + Pacenote.VERSION + " (+" + publicUrl() + ")");
        areas().forEach(area -> properties.put(Choices.AREA + area.name(), true));
        Area.built().forEach(area -> properties.putAll(area.stores(this)));
        properties.put(
                Choices.DELIVERIES,
                assembly == ReadBy.SERVER
                        || (records.isGiven("NOTIFICATIONS_TOPIC_ARN")
                                && hasInboxTables(records::isGiven)));
        // Nobody may ask without a token, so without one nothing is kept.
        properties.put("micronaut.metrics.enabled", isMeasured());
        properties.put(Choices.INBOX, inbox());
        properties.put(Choices.SESSION_STORE, wireName(sessionStore()));
        properties.put(Choices.SEARCH_QUEUE, wireName(searchQueue()));
        properties.put(Choices.MAIL_TRANSPORT, wireName(mailTransport()));
        properties.put(
                MailFactory.MAILBOX,
                data().toAbsolutePath().normalize().resolve("sandbox").resolve("mailbox"));
        return properties;
    }

    private String inbox() {
        if (assembly == ReadBy.SERVER) {
            return Choices.INBOX_IN_POSTGRES;
        }
        return hasInboxTables(records::isGiven) ? Choices.INBOX_IN_DYNAMODB : Choices.NO_INBOX;
    }

    /** One of the tables for streams, inboxes and messages; they are set all or none. */
    public static final String INBOX_TABLE = "MESSAGES_TABLE_NAME";

    /** Whether the functions have tables for streams, inboxes and messages. */
    public static boolean hasInboxTables(Predicate<String> given) {
        return given.test(INBOX_TABLE);
    }

    private static String wireName(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /** Where sessions are kept. */
    public Store sessionStore() {
        return records.get(SessionConfiguration.class).store().orElse(Store.usual(assembly));
    }

    /** Where searches wait. */
    public Queue searchQueue() {
        return records.get(SearchConfiguration.class).queue().orElse(Queue.usual(assembly));
    }

    /** How mail leaves. */
    public MailTransport mailTransport() {
        if (assembly == ReadBy.SERVER && mode() == Mode.ON) {
            return MailTransport.SANDBOX;
        }
        return records.get(MailConfiguration.class).transport().orElseGet(this::usualTransport);
    }

    private MailTransport usualTransport() {
        if (assembly == ReadBy.FUNCTIONS) {
            return MailTransport.SES;
        }
        return SmtpConfiguration.isNamed(records::isGiven)
                ? MailTransport.SMTP
                : MailTransport.SANDBOX;
    }

    public int port() {
        return records.get(ServerConfiguration.class).port();
    }

    /** Folder of everything that is kept on this machine. */
    public Path data() {
        return records.get(ServerConfiguration.class).data();
    }

    /** Base of links in mails. */
    public String publicUrl() {
        return records.get(ServerConfiguration.class).address();
    }

    /** Empty: the embedded one. */
    public Optional<PostgresStore.Settings> database() {
        return records.get(DatabaseConfiguration.class)
                .settings(
                        assembly == ReadBy.FUNCTIONS ? FUNCTION_POOL : SERVER_POOL,
                        CONNECTION_TIMEOUT);
    }

    /** Empty: generated and kept in {@link #data()}. */
    public Optional<byte[]> tokenSecret() {
        return records.get(TokenConfiguration.class).bytes();
    }

    /** Whether somebody may ask for measurements. */
    private boolean isMeasured() {
        return records.get(WebConfiguration.class).metricsToken().isPresent();
    }

    /** Who is made sure to be an admin at the start. */
    public Optional<EnsureAdmin.Command> admin() {
        return records.find(FirstAdminConfiguration.class).map(FirstAdminConfiguration::command);
    }

    /** The mail server, where mail leaves by SMTP. */
    public Optional<SmtpConfiguration> mail() {
        return mailTransport() == MailTransport.SMTP
                ? records.find(SmtpConfiguration.class)
                : Optional.empty();
    }

    /** The mailbox to which mails come back, if it may be read. */
    public Optional<BounceMailboxConfiguration> bounces() {
        return realMail() ? records.find(BounceMailboxConfiguration.class) : Optional.empty();
    }

    /**
     * The feature areas that are switched on: those that {@code FEATURES} names; where it names
     * none, in the sandbox all that this assembly offers there, elsewhere those that need not be
     * named.
     */
    public List<Area> areas() {
        var features = records.get(FeaturesConfiguration.class);
        return features.areas().isEmpty() && sandbox()
                ? Area.built().stream()
                        .filter(area -> area.missing(assembly, records::isGiven).isEmpty())
                        .toList()
                : features.switchedOn(assembly, records::isGiven);
    }

    /** How we behave at services of others that do not answer. */
    public UpstreamConfiguration.Limits upstreamLimits() {
        return upstreamLimits;
    }

    private Mode mode() {
        return records.get(SandboxConfiguration.class).mode();
    }

    /** How often each upstream is asked at most. */
    public double requestsPerSecond() {
        return records.get(UpstreamRateConfiguration.class)
                .requestsPerSecond()
                .orElse(sandbox() ? SANDBOX_RATE : REAL_RATE);
    }

    /** Whether mail reaches people. */
    private boolean realMail() {
        return mode() != Mode.ON && mailTransport() != MailTransport.SANDBOX;
    }

    /** Whether an address is confirmed before daily mail leaves. */
    public Verification verification() {
        return records.get(RegistrationConfiguration.class)
                .verification()
                .orElse(realMail() ? Verification.REQUIRED : Verification.OFF);
    }

    /** When the daily run is due. */
    public DailySchedule schedule() {
        return records.get(DailyRunConfiguration.class).schedule();
    }

    /** What is worth a look and stops nothing, one sentence each. */
    public List<String> warnings() {
        return realMail() && !records.isGiven("PUBLIC_URL")
                ? Stream.concat(records.warnings().stream(), Stream.of(LOCAL_LINKS)).toList()
                : records.warnings();
    }

    /** The same, with other manners upstream: for tests and benchmarks, which have no time. */
    public Configuration withUpstreamLimits(UpstreamConfiguration.Limits limits) {
        return new Configuration(records, assembly, limits);
    }

    /** Whether services of others and the mailbox are make-believe. */
    public boolean sandbox() {
        if (mode() == Mode.ON) {
            return true;
        }
        var groups =
                records
                        .get(FeaturesConfiguration.class)
                        .switchedOn(assembly, records::isGiven)
                        .stream()
                        .flatMap(area -> area.group().stream())
                        .toList();
        return groups.isEmpty()
                ? mailTransport() == MailTransport.SANDBOX
                : groups.stream().noneMatch(group -> records.find(group.type()).isPresent());
    }

    /** Whose data a start with these variables works with. */
    public DataOrigin origin() {
        return sandbox() ? DataOrigin.SANDBOX : DataOrigin.REAL;
    }

    @Override
    public String toString() {
        return "Configuration[" + (sandbox() ? "sandbox" : "production") + ", port " + port() + "]";
    }
}
