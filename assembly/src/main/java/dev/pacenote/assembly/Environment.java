package dev.pacenote.assembly;

import dev.pacenote.adapters.in.http.platform.Network;
import dev.pacenote.adapters.out.email.delivery.ImapBounces;
import dev.pacenote.adapters.out.email.delivery.SmtpMailer;
import dev.pacenote.adapters.out.http.client.UpstreamConfiguration;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.security.identity.token.JwtTokens;
import dev.pacenote.adapters.out.trackmania.UpstreamSettings;
import dev.pacenote.application.identity.account.EnsureAdmin;
import dev.pacenote.application.identity.account.RegisterAccount.Verification;
import dev.pacenote.domain.dailyrun.DailySchedule;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.identity.credential.RawPassword;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the variables of the contract's section 4. Everything that is missing or wrong is named at
 * once; secrets are never repeated.
 */
public final class Environment {

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

    private enum Sandbox {
        AUTO,
        ON,
        OFF
    }

    private static final int POOL = 16;

    /** One instance answers one request at a time; a few things of one run beside each other. */
    private static final int LAMBDA_POOL = 4;

    private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(5);
    private static final List<Variable> TRACKMANIA_GROUP =
            List.of(
                    Variable.AUTHORIZATION,
                    Variable.USER_AGENT,
                    Variable.OCLIENT_ID,
                    Variable.OCLIENT_SECRET);
    private static final List<Variable> MAIL_GROUP =
            List.of(
                    Variable.EMAIL_USER,
                    Variable.EMAIL_PASS,
                    Variable.EMAIL_FROM,
                    Variable.SMTP_HOST);
    private static final List<Variable> BOUNCE_GROUP =
            List.of(
                    Variable.BOUNCE_IMAP_HOST,
                    Variable.BOUNCE_IMAP_USER,
                    Variable.BOUNCE_IMAP_PASS);
    private static final double MAX_RATE = 1_000_000;

    /** Values that stand in headers of requests, answers or mails, or are compared with such. */
    private static final List<Variable> HEADERS =
            List.of(
                    Variable.CRON_SECRET,
                    Variable.METRICS_TOKEN,
                    Variable.ALLOWED_ORIGIN,
                    Variable.AUTHORIZATION,
                    Variable.EMAIL_FROM,
                    Variable.SES_FROM);

    private static final Pattern ORIGIN = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^\\s/?#@,]+");

    private final Variables variables;
    private final List<String> warnings = new ArrayList<>();
    private final boolean lambda;

    private Environment(Map<String, String> variables, boolean lambda) {
        this.variables = new Variables(variables);
        this.lambda = lambda;
    }

    /** For the server. */
    public static Result read(Map<String, String> variables) {
        return new Environment(variables, false).read();
    }

    /** For the Lambda assembly: its services must be named, and nothing is generated. */
    public static Result readForLambda(Map<String, String> variables) {
        return new Environment(variables, true).read();
    }

    private Result read() {
        var aws = lambda ? new AwsVariables(variables).read() : Optional.<Configuration.Aws>empty();
        var sandbox = sandbox();
        int port = variables.number(Variable.PORT, 0, 65_535);
        var trackmania = trackmania(sandbox);
        var mail = lambda ? Optional.<Configuration.Mail>empty() : mail(sandbox);
        refuseHalf(sandbox);
        texts();
        logs();
        boolean realMail = lambda ? sandbox != Sandbox.ON : mail.isPresent();
        var publicUrl = publicUrl(port, realMail);
        var configuration =
                new Configuration(
                        port,
                        // What this system's encoding of file names lacks is no path.
                        variables.parsedText(
                                Variable.PACENOTE_DATA,
                                "a folder that this system can name (a name with other letters than"
                                        + " ASCII needs a UTF-8 locale)",
                                Path::of),
                        database(),
                        jwtSecret(),
                        variables.get(Variable.CRON_SECRET),
                        variables.get(Variable.METRICS_TOKEN),
                        origins(),
                        proxies(),
                        publicUrl,
                        variables
                                .choice(Variable.SESSION_STORE, "postgres", "memory")
                                .equals("memory"),
                        admin(),
                        trackmania,
                        rate(trackmania.isPresent()),
                        mail,
                        verification(realMail),
                        schedule(),
                        variables.number(Variable.MAX_NEW_RECORDS_PER_MAP, 1, 1000),
                        variables.text(Variable.POPULAR_MAP_MESSAGE),
                        aws,
                        warnings);
        return variables.problems().isEmpty()
                ? new Result.Complete(configuration)
                : new Result.Refused(variables.problems());
    }

    /** What cannot be sent, or would break a line, is found now and not by the first request. */
    private void texts() {
        HEADERS.forEach(variables::requireAscii);
        variables.requireLatin1(Variable.USER_AGENT);
        Variable.plain(lambda ? Variable.Used.BY_FUNCTIONS : Variable.Used.BY_SERVER).stream()
                .filter(name -> !HEADERS.contains(name) && name != Variable.USER_AGENT)
                .forEach(variables::requirePrintable);
    }

    /** As browsers spell them: a slash at the end would never match. */
    private List<String> origins() {
        var origins =
                Variables.list(variables.get(Variable.ALLOWED_ORIGIN).orElse("")).stream()
                        .map(origin -> origin.replaceFirst("(?<=[^/])/$", ""))
                        .toList();
        if (!origins.stream().allMatch(ORIGIN.asMatchPredicate())) {
            variables.problem(
                    "ALLOWED_ORIGIN must be a comma list of origins such as https://app.example.");
        }
        return origins;
    }

    /** Obeyed by {@link LogSetup}, which is asked before anybody can be told what is wrong. */
    private void logs() {
        variables.choice(Variable.PACENOTE_LOG_FORMAT, LogSetup.CONSOLE, LogSetup.JSON);
        variables.choice(Variable.PACENOTE_LOG_LEVEL, "ERROR", "WARN", "INFO", "DEBUG", "TRACE");
    }

    private Sandbox sandbox() {
        return switch (variables.choice(Variable.PACENOTE_SANDBOX, "auto", "on", "off")) {
            case "on" -> Sandbox.ON;
            case "off" -> Sandbox.OFF;
            default -> Sandbox.AUTO;
        };
    }

    private Optional<UpstreamSettings> trackmania(Sandbox sandbox) {
        var authUrl = variables.url(Variable.AUTH_API_URL);
        var live = variables.url(Variable.LEAD_API);
        var oauth = variables.url(Variable.OAUTH_API_URL);
        var exchange = variables.url(Variable.TMX_API_URL);
        boolean any = trackmaniaNamed();
        if (sandbox == Sandbox.ON || !any) {
            return Optional.empty();
        }
        var missing = TRACKMANIA_GROUP.stream().filter(name -> !variables.has(name)).toList();
        if (!missing.isEmpty()) {
            variables.problem(
                    "The Trackmania services need " + Variable.names(missing) + " as well.");
            return Optional.empty();
        }
        var authorization = variables.get(Variable.AUTHORIZATION).orElseThrow();
        if (!isLogin(authorization)) {
            variables.problem("AUTHORIZATION must be the base64 form of login:password.");
            return Optional.empty();
        }
        return Optional.of(
                new UpstreamSettings(
                        authUrl,
                        authorization,
                        live,
                        oauth,
                        variables.get(Variable.OCLIENT_ID).orElseThrow(),
                        variables.get(Variable.OCLIENT_SECRET).orElseThrow(),
                        exchange,
                        variables.get(Variable.USER_AGENT).orElseThrow(),
                        rate(true),
                        UpstreamConfiguration.Limits.DEFAULT));
    }

    private static boolean isLogin(String base64) {
        try {
            var text = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon > 0 && colon < text.length() - 1;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** In the sandbox nobody is disturbed: unless a rate is set, days pass quickly there. */
    private double rate(boolean real) {
        double otherwise = real ? 2 : 1000;
        var rate =
                variables.parsed(
                        Variable.UPSTREAM_REQUESTS_PER_SECOND,
                        "a number above 0",
                        text -> {
                            double value = Double.parseDouble(text);
                            if (!(value > 0 && value <= MAX_RATE)) {
                                throw new IllegalArgumentException("out of range");
                            }
                            return value;
                        });
        return rate.orElse(otherwise);
    }

    private Optional<Configuration.Mail> mail(Sandbox sandbox) {
        boolean login = variables.has(Variable.EMAIL_USER) || variables.has(Variable.EMAIL_PASS);
        boolean any = mailNamed();
        boolean startTls =
                variables.choice(Variable.SMTP_STARTTLS, "required", "off").equals("required");
        int port = variables.number(Variable.SMTP_PORT, 1, 65_535);
        var bounces = bounces(sandbox == Sandbox.ON || any);
        if (sandbox == Sandbox.ON || !any) {
            return Optional.empty();
        }
        var missing = new ArrayList<Variable>();
        if (login) {
            variables.require(Variable.EMAIL_USER, missing);
            variables.require(Variable.EMAIL_PASS, missing);
        } else {
            variables.require(Variable.SMTP_HOST, missing);
            variables.require(Variable.EMAIL_FROM, missing);
        }
        if (!missing.isEmpty()) {
            variables.problem("Mail needs " + Variable.names(missing) + " as well.");
            return Optional.empty();
        }
        var from =
                variables
                        .get(Variable.EMAIL_FROM)
                        .or(() -> variables.get(Variable.EMAIL_USER))
                        .orElseThrow();
        try {
            from = new EmailAddress(from).value();
        } catch (IllegalArgumentException e) {
            variables.problem("EMAIL_FROM must be an e-mail address.");
        }
        return Optional.of(
                new Configuration.Mail(
                        new SmtpMailer.Settings(
                                variables.text(Variable.SMTP_HOST),
                                port,
                                variables.get(Variable.EMAIL_USER).orElse(""),
                                variables.get(Variable.EMAIL_PASS).orElse(""),
                                startTls),
                        from,
                        bounces));
    }

    /**
     * @param mail whether mail is configured, or meant to be make-believe
     */
    private Optional<ImapBounces.Settings> bounces(boolean mail) {
        boolean tls =
                variables.choice(Variable.BOUNCE_IMAP_TLS, "required", "off").equals("required");
        int port = variables.number(Variable.BOUNCE_IMAP_PORT, 1, 65_535);
        var missing = BOUNCE_GROUP.stream().filter(name -> !variables.has(name)).toList();
        if (missing.size() == BOUNCE_GROUP.size()
                && !variables.has(Variable.BOUNCE_IMAP_PORT)
                && !variables.has(Variable.BOUNCE_IMAP_TLS)) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            variables.problem("The bounce mailbox needs " + Variable.names(missing) + " as well.");
            return Optional.empty();
        }
        if (!mail) {
            variables.problem(
                    "The bounce mailbox needs mail that can come back: EMAIL_USER or SMTP_HOST is missing.");
        }
        return Optional.of(
                new ImapBounces.Settings(
                        variables.get(Variable.BOUNCE_IMAP_HOST).orElseThrow(),
                        port,
                        variables.get(Variable.BOUNCE_IMAP_USER).orElseThrow(),
                        variables.get(Variable.BOUNCE_IMAP_PASS).orElseThrow(),
                        tls));
    }

    private boolean trackmaniaNamed() {
        return TRACKMANIA_GROUP.stream().anyMatch(variables::has);
    }

    private boolean mailNamed() {
        return MAIL_GROUP.stream().anyMatch(variables::has);
    }

    /** Real records by make-believe mail, or the reverse, is what nobody wants. */
    private void refuseHalf(Sandbox sandbox) {
        if (sandbox == Sandbox.ON) {
            return;
        }
        if (lambda) {
            if (!trackmaniaNamed()) {
                variables.problem(
                        "Trackmania must be configured: "
                                + Variable.names(TRACKMANIA_GROUP)
                                + " are missing.");
            }
            return;
        }
        var both = "The sandbox ends only when Trackmania and mail are both configured: ";
        boolean off = sandbox == Sandbox.OFF;
        if (!trackmaniaNamed() && (off || mailNamed())) {
            variables.problem(both + Variable.names(TRACKMANIA_GROUP) + " are missing.");
        }
        if (!mailNamed() && (off || trackmaniaNamed())) {
            variables.problem(
                    both + "EMAIL_USER and EMAIL_PASS (or SMTP_HOST and EMAIL_FROM) are missing.");
        }
    }

    private String publicUrl(int port, boolean realMail) {
        if (!variables.has(Variable.PUBLIC_URL) && realMail) {
            warnings.add(
                    "PUBLIC_URL is not set: links in mails lead to localhost and work for nobody else.");
        }
        return variables
                .url(Variable.PUBLIC_URL, "http://localhost:" + port)
                // It stands in headers of mails.
                .toASCIIString();
    }

    private Optional<PostgresStore.Settings> database() {
        var one = variables.get(Variable.DATABASE_URL);
        var other = variables.get(Variable.NEON_DB_CONNECTION_STRING);
        if (one.isPresent() && other.isPresent() && !one.equals(other)) {
            variables.problem(
                    "DATABASE_URL and NEON_DB_CONNECTION_STRING differ; set one of them.");
            return Optional.empty();
        }
        var name = one.isPresent() ? Variable.DATABASE_URL : Variable.NEON_DB_CONNECTION_STRING;
        return variables.parsed(
                name,
                "a postgres:// or jdbc:postgresql:// address",
                text -> {
                    var address = DatabaseUrl.read(text);
                    return new PostgresStore.Settings(
                            address.jdbcUrl(),
                            address.user(),
                            address.password(),
                            lambda ? LAMBDA_POOL : POOL,
                            DATABASE_PATIENCE);
                });
    }

    private Optional<String> jwtSecret() {
        var secret = variables.get(Variable.JWT_SECRET);
        if (lambda && secret.isEmpty()) {
            variables.problem("JWT_SECRET is missing; every function needs the same.");
        }
        if (secret.isPresent()
                && secret.get().getBytes(StandardCharsets.UTF_8).length
                        < JwtTokens.MIN_SECRET_BYTES) {
            variables.problem(
                    "JWT_SECRET must have at least " + JwtTokens.MIN_SECRET_BYTES + " bytes.");
        }
        return secret;
    }

    private List<String> proxies() {
        if (lambda) {
            // The gateway's word is passed on from within this machine; nobody else's counts.
            return List.of("127.0.0.0/8", "::1/128");
        }
        var networks = Variables.list(variables.text(Variable.TRUSTED_PROXIES));
        if (networks.stream().anyMatch(text -> Network.of(text).isEmpty())) {
            variables.problem(
                    "TRUSTED_PROXIES must be a comma list of networks such as 10.0.0.0/8.");
            return List.of();
        }
        return networks;
    }

    private Optional<EnsureAdmin.Command> admin() {
        var group = List.of(Variable.ADMIN_EMAIL, Variable.ADMIN_USERNAME, Variable.ADMIN_PASSWORD);
        var missing = group.stream().filter(name -> !variables.has(name)).toList();
        if (missing.size() == group.size()) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            variables.problem("The first admin needs " + Variable.names(missing) + " as well.");
            return Optional.empty();
        }
        var email = variables.parsed(Variable.ADMIN_EMAIL, "an e-mail address", EmailAddress::new);
        var username = variables.parsed(Variable.ADMIN_USERNAME, "a user name", Username::new);
        var password =
                variables.parsed(
                        Variable.ADMIN_PASSWORD,
                        "a password of 8 to 256 characters",
                        RawPassword::new);
        return email.isPresent() && username.isPresent() && password.isPresent()
                ? Optional.of(new EnsureAdmin.Command(email.get(), username.get(), password.get()))
                : Optional.empty();
    }

    private Verification verification(boolean realMail) {
        return variables
                        .choiceOr(
                                Variable.EMAIL_VERIFICATION,
                                realMail ? "required" : "off",
                                "required",
                                "off")
                        .equals("required")
                ? Verification.REQUIRED
                : Verification.OFF;
    }

    private DailySchedule schedule() {
        var at =
                variables.parsedText(
                        Variable.DAILY_RUN_AT, "a time of day such as 05:00", LocalTime::parse);
        var zone =
                variables.parsedText(
                        Variable.DAILY_RUN_ZONE,
                        "a time zone such as Europe/Riga",
                        text -> ZoneId.of(text).normalized());
        return new DailySchedule(at, zone);
    }
}
