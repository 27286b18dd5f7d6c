package dev.pacenote.assembly;

import dev.pacenote.adapters.out.email.SmtpMailer;
import dev.pacenote.adapters.out.postgres.PostgresStore;
import dev.pacenote.adapters.out.security.JwtTokens;
import dev.pacenote.adapters.out.trackmania.UpstreamSettings;
import dev.pacenote.application.identity.EnsureAdmin;
import dev.pacenote.application.identity.RegisterAccount.Verification;
import dev.pacenote.domain.identity.EmailAddress;
import dev.pacenote.domain.identity.RawPassword;
import dev.pacenote.domain.identity.Username;
import dev.pacenote.domain.notice.DailySchedule;
import dev.pacenote.domain.trackmania.MapperDigest;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    private static final List<String> TRACKMANIA_GROUP =
            List.of("AUTHORIZATION", "USER_AGENT", "OCLIENT_ID", "OCLIENT_SECRET");
    private static final List<String> MAIL_GROUP =
            List.of("EMAIL_USER", "EMAIL_PASS", "EMAIL_FROM", "SMTP_HOST");
    private static final double MAX_RATE = 1_000_000;

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
        int port = variables.number("PORT", 3000, 0, 65_535);
        var trackmania = trackmania(sandbox);
        var mail = lambda ? Optional.<Configuration.Mail>empty() : mail(sandbox);
        refuseHalf(sandbox);
        logs();
        boolean realMail = lambda ? sandbox != Sandbox.ON : mail.isPresent();
        var publicUrl = publicUrl(port, realMail);
        var configuration =
                new Configuration(
                        port,
                        Path.of(variables.get("PACENOTE_DATA").orElse("./data")),
                        database(),
                        jwtSecret(),
                        variables.get("CRON_SECRET"),
                        variables.get("METRICS_TOKEN"),
                        variables.list("ALLOWED_ORIGIN", ""),
                        proxies(),
                        publicUrl,
                        variables
                                .choice("SESSION_STORE", "postgres", "postgres", "memory")
                                .equals("memory"),
                        admin(),
                        trackmania,
                        rate(trackmania.isPresent()),
                        mail,
                        verification(realMail),
                        schedule(),
                        variables.number(
                                "MAX_NEW_RECORDS_PER_MAP",
                                MapperDigest.Limits.DEFAULT_RECORDS_PER_MAP,
                                1,
                                1000),
                        variables.get("POPULAR_MAP_MESSAGE").orElse("and {more} more"),
                        aws,
                        warnings);
        return variables.problems().isEmpty()
                ? new Result.Complete(configuration)
                : new Result.Refused(variables.problems());
    }

    /** Obeyed by {@link LogSetup}, which is asked before anybody can be told what is wrong. */
    private void logs() {
        variables.choice(LogSetup.FORMAT, LogSetup.CONSOLE, LogSetup.CONSOLE, LogSetup.JSON);
        variables.choice(LogSetup.LEVEL, "INFO", "ERROR", "WARN", "INFO", "DEBUG", "TRACE");
    }

    private Sandbox sandbox() {
        return switch (variables.choice("PACENOTE_SANDBOX", "auto", "auto", "on", "off")) {
            case "on" -> Sandbox.ON;
            case "off" -> Sandbox.OFF;
            default -> Sandbox.AUTO;
        };
    }

    private Optional<UpstreamSettings> trackmania(Sandbox sandbox) {
        var authUrl =
                variables.url(
                        "AUTH_API_URL",
                        "https://prod.trackmania.core.nadeo.online/v2/authentication/token/basic");
        var live = variables.url("LEAD_API", "https://live-services.trackmania.nadeo.live");
        var oauth = variables.url("OAUTH_API_URL", "https://api.trackmania.com");
        var exchange = variables.url("TMX_API_URL", "https://trackmania.exchange");
        boolean any = trackmaniaNamed();
        if (sandbox == Sandbox.ON || !any) {
            return Optional.empty();
        }
        var missing = TRACKMANIA_GROUP.stream().filter(name -> !variables.has(name)).toList();
        if (!missing.isEmpty()) {
            variables.problem(
                    "The Trackmania services need " + String.join(", ", missing) + " as well.");
            return Optional.empty();
        }
        var authorization = variables.get("AUTHORIZATION").orElseThrow();
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
                        variables.get("OCLIENT_ID").orElseThrow(),
                        variables.get("OCLIENT_SECRET").orElseThrow(),
                        exchange,
                        variables.get("USER_AGENT").orElseThrow(),
                        rate(true),
                        UpstreamSettings.Limits.DEFAULT));
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
                        "UPSTREAM_REQUESTS_PER_SECOND",
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
        boolean login = variables.has("EMAIL_USER") || variables.has("EMAIL_PASS");
        boolean any = mailNamed();
        boolean startTls =
                variables.choice("SMTP_STARTTLS", "required", "required", "off").equals("required");
        int port = variables.number("SMTP_PORT", 587, 1, 65_535);
        if (sandbox == Sandbox.ON || !any) {
            return Optional.empty();
        }
        var missing = new ArrayList<String>();
        if (login) {
            variables.require("EMAIL_USER", missing);
            variables.require("EMAIL_PASS", missing);
        } else {
            variables.require("SMTP_HOST", missing);
            variables.require("EMAIL_FROM", missing);
        }
        if (!missing.isEmpty()) {
            variables.problem("Mail needs " + String.join(", ", missing) + " as well.");
            return Optional.empty();
        }
        var from = variables.get("EMAIL_FROM").or(() -> variables.get("EMAIL_USER")).orElseThrow();
        try {
            from = new EmailAddress(from).value();
        } catch (IllegalArgumentException e) {
            variables.problem("EMAIL_FROM must be an e-mail address.");
        }
        return Optional.of(
                new Configuration.Mail(
                        new SmtpMailer.Settings(
                                variables.get("SMTP_HOST").orElse("smtp.gmail.com"),
                                port,
                                variables.get("EMAIL_USER").orElse(""),
                                variables.get("EMAIL_PASS").orElse(""),
                                startTls),
                        from));
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
                                + String.join(", ", TRACKMANIA_GROUP)
                                + " are missing.");
            }
            return;
        }
        var both = "The sandbox ends only when Trackmania and mail are both configured: ";
        boolean off = sandbox == Sandbox.OFF;
        if (!trackmaniaNamed() && (off || mailNamed())) {
            variables.problem(both + String.join(", ", TRACKMANIA_GROUP) + " are missing.");
        }
        if (!mailNamed() && (off || trackmaniaNamed())) {
            variables.problem(
                    both + "EMAIL_USER and EMAIL_PASS (or SMTP_HOST and EMAIL_FROM) are missing.");
        }
    }

    private String publicUrl(int port, boolean realMail) {
        if (!variables.has("PUBLIC_URL") && realMail) {
            warnings.add(
                    "PUBLIC_URL is not set: links in mails lead to localhost and work for nobody else.");
        }
        return variables.url("PUBLIC_URL", "http://localhost:" + port).toString();
    }

    private Optional<PostgresStore.Settings> database() {
        var one = variables.get("DATABASE_URL");
        var other = variables.get("NEON_DB_CONNECTION_STRING");
        if (one.isPresent() && other.isPresent() && !one.equals(other)) {
            variables.problem(
                    "DATABASE_URL and NEON_DB_CONNECTION_STRING differ; set one of them.");
            return Optional.empty();
        }
        var name = one.isPresent() ? "DATABASE_URL" : "NEON_DB_CONNECTION_STRING";
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
        var secret = variables.get("JWT_SECRET");
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
        var networks = variables.list("TRUSTED_PROXIES", "127.0.0.0/8,::1/128");
        for (var network : networks) {
            try {
                var parts = network.split("/", -1);
                int longest = InetAddress.ofLiteral(parts[0]).getAddress().length * 8;
                if (parts.length > 2
                        || (parts.length == 2
                                && !(Integer.parseInt(parts[1]) >= 0
                                        && Integer.parseInt(parts[1]) <= longest))) {
                    throw new IllegalArgumentException("prefix");
                }
            } catch (IllegalArgumentException e) {
                variables.problem(
                        "TRUSTED_PROXIES must be a comma list of networks such as 10.0.0.0/8.");
                return List.of();
            }
        }
        return networks;
    }

    private Optional<EnsureAdmin.Command> admin() {
        var group = List.of("ADMIN_EMAIL", "ADMIN_USERNAME", "ADMIN_PASSWORD");
        var missing = group.stream().filter(name -> !variables.has(name)).toList();
        if (missing.size() == group.size()) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            variables.problem("The first admin needs " + String.join(", ", missing) + " as well.");
            return Optional.empty();
        }
        var email = variables.parsed("ADMIN_EMAIL", "an e-mail address", EmailAddress::new);
        var username = variables.parsed("ADMIN_USERNAME", "a user name", Username::new);
        var password =
                variables.parsed(
                        "ADMIN_PASSWORD", "a password of 8 to 256 characters", RawPassword::new);
        return email.isPresent() && username.isPresent() && password.isPresent()
                ? Optional.of(new EnsureAdmin.Command(email.get(), username.get(), password.get()))
                : Optional.empty();
    }

    private Verification verification(boolean realMail) {
        return variables
                        .choice(
                                "EMAIL_VERIFICATION",
                                realMail ? "required" : "off",
                                "required",
                                "off")
                        .equals("required")
                ? Verification.REQUIRED
                : Verification.OFF;
    }

    private DailySchedule schedule() {
        var at = variables.parsed("DAILY_RUN_AT", "a time of day such as 05:00", LocalTime::parse);
        var zone =
                variables.parsed("DAILY_RUN_ZONE", "a time zone such as Europe/Riga", ZoneId::of);
        return new DailySchedule(at.orElse(LocalTime.of(5, 0)), zone.orElse(ZoneOffset.UTC));
    }
}
