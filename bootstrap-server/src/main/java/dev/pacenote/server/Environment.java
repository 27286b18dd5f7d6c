package dev.pacenote.server;

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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

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
    private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(5);
    private static final List<String> TRACKMANIA_GROUP =
            List.of("AUTHORIZATION", "USER_AGENT", "OCLIENT_ID", "OCLIENT_SECRET");
    private static final List<String> MAIL_GROUP =
            List.of("EMAIL_USER", "EMAIL_PASS", "EMAIL_FROM", "SMTP_HOST");
    private static final double MAX_RATE = 1_000_000;

    private final Map<String, String> variables;
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private Environment(Map<String, String> variables) {
        this.variables = variables;
    }

    public static Result read(Map<String, String> variables) {
        return new Environment(variables).read();
    }

    private Result read() {
        var sandbox = sandbox();
        int port = number("PORT", 3000, 0, 65_535);
        var trackmania = trackmania(sandbox);
        var mail = mail(sandbox);
        refuseHalf(sandbox);
        var publicUrl = publicUrl(port, mail.isPresent());
        var configuration =
                new Configuration(
                        port,
                        Path.of(get("PACENOTE_DATA").orElse("./data")),
                        database(),
                        jwtSecret(),
                        get("CRON_SECRET"),
                        list("ALLOWED_ORIGIN", ""),
                        proxies(),
                        publicUrl,
                        choice("SESSION_STORE", "postgres", "postgres", "memory").equals("memory"),
                        admin(),
                        trackmania,
                        rate(trackmania.isPresent()),
                        mail,
                        verification(mail.isPresent()),
                        schedule(),
                        number(
                                "MAX_NEW_RECORDS_PER_MAP",
                                MapperDigest.Limits.DEFAULT_RECORDS_PER_MAP,
                                1,
                                1000),
                        get("POPULAR_MAP_MESSAGE").orElse("and {more} more"),
                        warnings);
        return problems.isEmpty()
                ? new Result.Complete(configuration)
                : new Result.Refused(problems);
    }

    private Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name))
                .map(String::strip)
                .filter(t -> !t.isEmpty());
    }

    private boolean has(String name) {
        return get(name).isPresent();
    }

    private String choice(String name, String otherwise, String... allowed) {
        var value = get(name).orElse(otherwise);
        if (!Arrays.asList(allowed).contains(value)) {
            problems.add(name + " must be one of " + String.join(", ", allowed) + ".");
            return otherwise;
        }
        return value;
    }

    private int number(String name, int otherwise, int min, int max) {
        var text = get(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text.get());
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, like a number out of range.
            return wrongNumber(name, otherwise, min, max);
        }
        return wrongNumber(name, otherwise, min, max);
    }

    private int wrongNumber(String name, int otherwise, int min, int max) {
        problems.add(name + " must be a whole number from " + min + " to " + max + ".");
        return otherwise;
    }

    private List<String> list(String name, String otherwise) {
        return Arrays.stream(get(name).orElse(otherwise).split(",", -1))
                .map(String::strip)
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    private Sandbox sandbox() {
        return switch (choice("PACENOTE_SANDBOX", "auto", "auto", "on", "off")) {
            case "on" -> Sandbox.ON;
            case "off" -> Sandbox.OFF;
            default -> Sandbox.AUTO;
        };
    }

    /** Reads what is wanted, or notes what is wrong with it. */
    private <T> Optional<T> parsed(String name, String what, Function<String, T> reader) {
        var text = get(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(text.get()));
        } catch (IllegalArgumentException | DateTimeException e) {
            problems.add(name + " must be " + what + ".");
            return Optional.empty();
        }
    }

    private URI url(String name, String otherwise) {
        return parsed(name, "an http or https address", Environment::httpUrl)
                .orElseGet(() -> URI.create(otherwise));
    }

    private static URI httpUrl(String text) {
        var trimmed = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        var url = URI.create(trimmed);
        if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
            throw new IllegalArgumentException("not http");
        }
        return url;
    }

    private Optional<UpstreamSettings> trackmania(Sandbox sandbox) {
        var authUrl =
                url(
                        "AUTH_API_URL",
                        "https://prod.trackmania.core.nadeo.online/v2/authentication/token/basic");
        var live = url("LEAD_API", "https://live-services.trackmania.nadeo.live");
        var oauth = url("OAUTH_API_URL", "https://api.trackmania.com");
        var exchange = url("TMX_API_URL", "https://trackmania.exchange");
        boolean any = trackmaniaNamed();
        if (sandbox == Sandbox.ON || !any) {
            return Optional.empty();
        }
        var missing = TRACKMANIA_GROUP.stream().filter(name -> !has(name)).toList();
        if (!missing.isEmpty()) {
            problems.add(
                    "The Trackmania services need " + String.join(", ", missing) + " as well.");
            return Optional.empty();
        }
        var authorization = get("AUTHORIZATION").orElseThrow();
        if (!isLogin(authorization)) {
            problems.add("AUTHORIZATION must be the base64 form of login:password.");
            return Optional.empty();
        }
        return Optional.of(
                new UpstreamSettings(
                        authUrl,
                        authorization,
                        live,
                        oauth,
                        get("OCLIENT_ID").orElseThrow(),
                        get("OCLIENT_SECRET").orElseThrow(),
                        exchange,
                        get("USER_AGENT").orElseThrow(),
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
                parsed(
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
        boolean login = has("EMAIL_USER") || has("EMAIL_PASS");
        boolean any = mailNamed();
        boolean startTls =
                choice("SMTP_STARTTLS", "required", "required", "off").equals("required");
        int port = number("SMTP_PORT", 587, 1, 65_535);
        if (sandbox == Sandbox.ON || !any) {
            return Optional.empty();
        }
        var missing = new ArrayList<String>();
        if (login) {
            require("EMAIL_USER", missing);
            require("EMAIL_PASS", missing);
        } else {
            require("SMTP_HOST", missing);
            require("EMAIL_FROM", missing);
        }
        if (!missing.isEmpty()) {
            problems.add("Mail needs " + String.join(", ", missing) + " as well.");
            return Optional.empty();
        }
        var from = get("EMAIL_FROM").or(() -> get("EMAIL_USER")).orElseThrow();
        try {
            from = new EmailAddress(from).value();
        } catch (IllegalArgumentException e) {
            problems.add("EMAIL_FROM must be an e-mail address.");
        }
        return Optional.of(
                new Configuration.Mail(
                        new SmtpMailer.Settings(
                                get("SMTP_HOST").orElse("smtp.gmail.com"),
                                port,
                                get("EMAIL_USER").orElse(""),
                                get("EMAIL_PASS").orElse(""),
                                startTls),
                        from));
    }

    private void require(String name, List<String> missing) {
        if (!has(name)) {
            missing.add(name);
        }
    }

    private boolean trackmaniaNamed() {
        return TRACKMANIA_GROUP.stream().anyMatch(this::has);
    }

    private boolean mailNamed() {
        return MAIL_GROUP.stream().anyMatch(this::has);
    }

    /** Real records by make-believe mail, or the reverse, is what nobody wants. */
    private void refuseHalf(Sandbox sandbox) {
        if (sandbox == Sandbox.ON) {
            return;
        }
        var both = "The sandbox ends only when Trackmania and mail are both configured: ";
        boolean off = sandbox == Sandbox.OFF;
        if (!trackmaniaNamed() && (off || mailNamed())) {
            problems.add(both + String.join(", ", TRACKMANIA_GROUP) + " are missing.");
        }
        if (!mailNamed() && (off || trackmaniaNamed())) {
            problems.add(
                    both + "EMAIL_USER and EMAIL_PASS (or SMTP_HOST and EMAIL_FROM) are missing.");
        }
    }

    private String publicUrl(int port, boolean realMail) {
        if (!has("PUBLIC_URL") && realMail) {
            warnings.add(
                    "PUBLIC_URL is not set: links in mails lead to localhost and work for nobody else.");
        }
        return url("PUBLIC_URL", "http://localhost:" + port).toString();
    }

    private Optional<PostgresStore.Settings> database() {
        var one = get("DATABASE_URL");
        var other = get("NEON_DB_CONNECTION_STRING");
        if (one.isPresent() && other.isPresent() && !one.equals(other)) {
            problems.add("DATABASE_URL and NEON_DB_CONNECTION_STRING differ; set one of them.");
            return Optional.empty();
        }
        var name = one.isPresent() ? "DATABASE_URL" : "NEON_DB_CONNECTION_STRING";
        return parsed(
                name,
                "a postgres:// or jdbc:postgresql:// address",
                text -> {
                    var address = DatabaseUrl.read(text);
                    return new PostgresStore.Settings(
                            address.jdbcUrl(),
                            address.user(),
                            address.password(),
                            POOL,
                            DATABASE_PATIENCE);
                });
    }

    private Optional<String> jwtSecret() {
        var secret = get("JWT_SECRET");
        if (secret.isPresent()
                && secret.get().getBytes(StandardCharsets.UTF_8).length
                        < JwtTokens.MIN_SECRET_BYTES) {
            problems.add("JWT_SECRET must have at least " + JwtTokens.MIN_SECRET_BYTES + " bytes.");
        }
        return secret;
    }

    private List<String> proxies() {
        var networks = list("TRUSTED_PROXIES", "127.0.0.0/8,::1/128");
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
                problems.add(
                        "TRUSTED_PROXIES must be a comma list of networks such as 10.0.0.0/8.");
                return List.of();
            }
        }
        return networks;
    }

    private Optional<EnsureAdmin.Command> admin() {
        var group = List.of("ADMIN_EMAIL", "ADMIN_USERNAME", "ADMIN_PASSWORD");
        var missing = group.stream().filter(name -> !has(name)).toList();
        if (missing.size() == group.size()) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            problems.add("The first admin needs " + String.join(", ", missing) + " as well.");
            return Optional.empty();
        }
        var email = parsed("ADMIN_EMAIL", "an e-mail address", EmailAddress::new);
        var username = parsed("ADMIN_USERNAME", "a user name", Username::new);
        var password =
                parsed("ADMIN_PASSWORD", "a password of 8 to 256 characters", RawPassword::new);
        return email.isPresent() && username.isPresent() && password.isPresent()
                ? Optional.of(new EnsureAdmin.Command(email.get(), username.get(), password.get()))
                : Optional.empty();
    }

    private Verification verification(boolean realMail) {
        return choice("EMAIL_VERIFICATION", realMail ? "required" : "off", "required", "off")
                        .equals("required")
                ? Verification.REQUIRED
                : Verification.OFF;
    }

    private DailySchedule schedule() {
        var at = parsed("DAILY_RUN_AT", "a time of day such as 05:00", LocalTime::parse);
        var zone = parsed("DAILY_RUN_ZONE", "a time zone such as Europe/Riga", ZoneId::of);
        return new DailySchedule(at.orElse(LocalTime.of(5, 0)), zone.orElse(ZoneOffset.UTC));
    }
}
