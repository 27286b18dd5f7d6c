package dev.pacenote.assembly;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every variable there is (contract, section 4): nothing is read that is not described here, and
 * the reference in {@code docs/configuration.md} is made of it.
 */
public enum Variable {
    PACENOTE_SANDBOX(
            Used.BY_BOTH,
            Otherwise.is("auto"),
            "`auto`: on when neither the Trackmania nor the mail group is set; `on`: whatever is"
                    + " set; `off`: both groups required"),
    PACENOTE_DATA(
            Used.BY_SERVER,
            Otherwise.is("./data"),
            "folder of the embedded Postgres, generated secrets and the sandbox's state; one server"
                    + " at a time"),
    DATABASE_URL(
            Used.BY_BOTH,
            Otherwise.follows("an embedded Postgres; required by the functions"),
            "`postgres://…` or JDBC, with its password; several hosts between commas, of which the one"
                    + " that takes changes is used; a direct connection for the server (ADR 5), for"
                    + " the functions one that may be pooled transaction by transaction",
            Secrecy.SECRET),
    NEON_DB_CONNECTION_STRING(
            Used.BY_BOTH,
            Otherwise.follows("`DATABASE_URL`"),
            "another name for the same",
            Secrecy.SECRET),
    PORT(Used.BY_SERVER, Otherwise.is("3000"), "where it listens; 0 takes any that is free"),
    PUBLIC_URL(
            Used.BY_BOTH,
            Otherwise.follows("`http://localhost:{PORT}`"),
            "base of links in mails; https switches HSTS on"),
    JWT_SECRET(
            Used.BY_BOTH,
            Otherwise.follows("generated, kept in the data folder; required by the functions"),
            "at least 32 bytes; the same for all instances on one database",
            Secrecy.SECRET),
    CRON_SECRET(
            Used.BY_BOTH,
            Otherwise.unset(),
            "bearer for `cron/*`; unset means always 401",
            Secrecy.SECRET),
    METRICS_TOKEN(
            Used.BY_BOTH,
            Otherwise.unset(),
            "bearer for `/metrics`; unset means that nothing is measured",
            Secrecy.SECRET),
    ALLOWED_ORIGIN(Used.BY_BOTH, Otherwise.unset(), "comma list; unset means any origin"),
    TRUSTED_PROXIES(
            Used.BY_SERVER,
            Otherwise.is("127.0.0.0/8,::1/128"),
            "networks of proxies whose `X-Forwarded-For` counts: the last entry of its last line, with or without a port; at the functions the gateway's word counts"),
    SESSION_STORE(
            Used.BY_SERVER, Otherwise.is("postgres"), "or `memory`: sessions end with the process"),
    ADMIN_EMAIL(
            Used.BY_BOTH,
            Otherwise.unset(),
            "with the next two, all or none: creates or promotes the first admin"),
    ADMIN_USERNAME(Used.BY_BOTH, Otherwise.unset(), "the first admin's name"),
    ADMIN_PASSWORD(
            Used.BY_BOTH,
            Otherwise.unset(),
            "the first admin's password, 8 to 256 characters",
            Secrecy.SECRET),
    EMAIL_USER(
            Used.BY_SERVER,
            Otherwise.unset(),
            "SMTP login; may be unset when `SMTP_HOST` and `EMAIL_FROM` are set"),
    EMAIL_PASS(Used.BY_SERVER, Otherwise.unset(), "its password", Secrecy.SECRET),
    EMAIL_FROM(Used.BY_SERVER, Otherwise.follows("`EMAIL_USER`"), "sender"),
    SMTP_HOST(Used.BY_SERVER, Otherwise.is("smtp.gmail.com"), "the mail server"),
    SMTP_PORT(Used.BY_SERVER, Otherwise.is("587"), "its port"),
    SMTP_STARTTLS(Used.BY_SERVER, Otherwise.is("required"), "or `off`, for a local sink"),
    BOUNCE_IMAP_HOST(
            Used.BY_SERVER,
            Otherwise.unset(),
            "with user and password, all or none: the mailbox to which mails come back, that of"
                    + " `EMAIL_FROM`; read every 5 minutes, and mail to an address that is dead stops"),
    BOUNCE_IMAP_PORT(Used.BY_SERVER, Otherwise.is("993"), "its port"),
    BOUNCE_IMAP_USER(Used.BY_SERVER, Otherwise.unset(), "its login"),
    BOUNCE_IMAP_PASS(Used.BY_SERVER, Otherwise.unset(), "its password", Secrecy.SECRET),
    BOUNCE_IMAP_TLS(
            Used.BY_SERVER,
            Otherwise.is("required"),
            "or `off`, for a mail server on the same machine"),
    EMAIL_VERIFICATION(
            Used.BY_BOTH,
            Otherwise.follows("`required` with real mail, `off` in the sandbox"),
            "whether an address is confirmed before daily mail leaves"),
    AUTHORIZATION(
            Used.BY_BOTH,
            Otherwise.unset(),
            "base64 of `login:password` of the Nadeo server account",
            Secrecy.SECRET),
    USER_AGENT(Used.BY_BOTH, Otherwise.unset(), "project, person, contact; on every upstream call"),
    OCLIENT_ID(Used.BY_BOTH, Otherwise.unset(), "Trackmania OAuth application"),
    OCLIENT_SECRET(Used.BY_BOTH, Otherwise.unset(), "its secret", Secrecy.SECRET),
    AUTH_API_URL(
            Used.BY_BOTH,
            Otherwise.is("https://prod.trackmania.core.nadeo.online/v2/authentication/token/basic"),
            "for a stand-in; alone it does not end the sandbox, like the next three"),
    LEAD_API(Used.BY_BOTH, Otherwise.is("https://live-services.trackmania.nadeo.live"), "boards"),
    OAUTH_API_URL(Used.BY_BOTH, Otherwise.is("https://api.trackmania.com"), "names of players"),
    TMX_API_URL(Used.BY_BOTH, Otherwise.is("https://trackmania.exchange"), "maps and authors"),
    UPSTREAM_REQUESTS_PER_SECOND(
            Used.BY_BOTH,
            Otherwise.follows("2, in the sandbox 1000"),
            "per host, everything together, all instances on one database"),
    DAILY_RUN_AT(
            Used.BY_BOTH,
            Otherwise.is("05:00"),
            "when the day's run begins; at the functions the cloud's clock begins it, and this says"
                    + " when an unfinished one gives way"),
    DAILY_RUN_ZONE(Used.BY_BOTH, Otherwise.is("UTC"), "the zone of that time"),
    MAX_NEW_RECORDS_PER_MAP(Used.BY_BOTH, Otherwise.is("20"), "rows per map in a mail, 1 to 1000"),
    POPULAR_MAP_MESSAGE(
            Used.BY_BOTH,
            Otherwise.is("and {more} more"),
            "on maps with more; may use `{shown}` and `{more}`"),
    PACENOTE_LOG_LEVEL(
            Used.BY_BOTH,
            Otherwise.is("INFO"),
            "of our own lines: `ERROR`, `WARN`, `INFO`, `DEBUG`, `TRACE`"),
    PACENOTE_LOG_FORMAT(Used.BY_BOTH, Otherwise.is("console"), "or `json`: one object per event"),
    PACENOTE_ENV_FILE(
            Used.BY_SERVER,
            Otherwise.follows("`.env`, if it is there"),
            "a file of `NAME=value` lines, values bare or in double quotes; what the process was"
                    + " given counts more"),
    PACENOTE_JAVA_OPTS(
            Used.BY_SERVER,
            Otherwise.unset(),
            "further options for Java; read by the start script"),
    USER_SESSIONS_TABLE_NAME(Used.BY_FUNCTIONS, Otherwise.required(), "DynamoDB table of sessions"),
    MAP_SEARCH_RESULTS_TABLE_NAME(
            Used.BY_FUNCTIONS, Otherwise.required(), "DynamoDB table of searches"),
    DAILY_EMAILS_TABLE_NAME(
            Used.BY_FUNCTIONS, Otherwise.required(), "DynamoDB table of the day's mails"),
    API_TOKENS_TABLE_NAME(
            Used.BY_FUNCTIONS,
            Otherwise.required(),
            "DynamoDB table of upstream tokens, sealed, and of the run's lock"),
    LEADERBOARD_CACHE_TABLE_NAME(
            Used.BY_FUNCTIONS, Otherwise.required(), "DynamoDB table of fetched boards"),
    MAP_SEARCH_QUEUE_URL(Used.BY_FUNCTIONS, Otherwise.required(), "SQS FIFO queue of searches"),
    SCHEDULER_QUEUE_URL(
            Used.BY_FUNCTIONS,
            Otherwise.required(),
            "SQS queue of everything that a daily run does but its mails"),
    DAILY_EMAIL_QUEUE_URL(
            Used.BY_FUNCTIONS, Otherwise.required(), "SQS queue of daily mails to try"),
    LETTER_QUEUE_URL(
            Used.BY_FUNCTIONS, Otherwise.required(), "SQS queue of letters about accounts"),
    LARGE_ANSWERS_BUCKET(
            Used.BY_FUNCTIONS,
            Otherwise.unset(),
            "S3 bucket of files that are larger than the 6 MB of an answer; it must delete them after a"
                    + " day. Unset means that such a file is refused"),
    SES_FROM(Used.BY_FUNCTIONS, Otherwise.required(), "sender"),
    AWS_REGION(Used.BY_FUNCTIONS, Otherwise.follows("set by Lambda"), "where all of it is"),
    PACENOTE_SECRETS(
            Used.BY_FUNCTIONS,
            Otherwise.unset(),
            "path in the Parameter Store; every parameter below it is a variable"),
    AWS_ENDPOINT_URL(
            Used.BY_FUNCTIONS, Otherwise.follows("AWS's own"), "a stand-in for all services"),
    AWS_ENDPOINT_URL_DYNAMODB(
            Used.BY_FUNCTIONS, Otherwise.follows("`AWS_ENDPOINT_URL`"), "one for DynamoDB"),
    AWS_ENDPOINT_URL_SQS(Used.BY_FUNCTIONS, Otherwise.follows("`AWS_ENDPOINT_URL`"), "one for SQS"),
    AWS_ENDPOINT_URL_SESV2(
            Used.BY_FUNCTIONS, Otherwise.follows("`AWS_ENDPOINT_URL`"), "one for SES"),
    AWS_ENDPOINT_URL_S3(Used.BY_FUNCTIONS, Otherwise.follows("`AWS_ENDPOINT_URL`"), "one for S3"),
    AWS_ENDPOINT_URL_SSM(
            Used.BY_FUNCTIONS,
            Otherwise.follows("`AWS_ENDPOINT_URL`"),
            "one for the Parameter Store");

    /** Which assembly looks at it. */
    public enum Used {
        BY_BOTH,
        BY_SERVER,
        BY_FUNCTIONS
    }

    /** Whether its value may be seen. */
    public enum Secrecy {
        PLAIN,
        SECRET
    }

    /**
     * What serves where a variable is not set.
     *
     * @param value null where it depends on something
     * @param said how the reference puts it
     */
    private record Otherwise(@Nullable String value, String said) {
        static Otherwise is(String value) {
            return new Otherwise(value, "`" + value + "`");
        }

        static Otherwise follows(String said) {
            return new Otherwise(null, said);
        }

        static Otherwise unset() {
            return follows("unset");
        }

        static Otherwise required() {
            return follows("–");
        }
    }

    private final Used used;
    private final @Nullable String fallback;
    private final String saidFallback;
    private final String meaning;
    private final Secrecy secrecy;

    Variable(Used used, Otherwise otherwise, String meaning) {
        this(used, otherwise, meaning, Secrecy.PLAIN);
    }

    Variable(Used used, Otherwise otherwise, String meaning, Secrecy secrecy) {
        this.used = used;
        this.fallback = otherwise.value();
        this.saidFallback = otherwise.said();
        this.meaning = meaning;
        this.secrecy = secrecy;
    }

    /**
     * The value where none is set.
     *
     * @throws IllegalStateException when that depends on something
     */
    String fallback() {
        if (fallback == null) {
            throw new IllegalStateException(name() + " has no fixed default");
        }
        return fallback;
    }

    /** Those that an assembly looks at and the others do not, or that both do. */
    static Set<Variable> used(Used by) {
        var those = EnumSet.noneOf(Variable.class);
        for (var variable : values()) {
            if (variable.used == by) {
                those.add(variable);
            }
        }
        return those;
    }

    /** Those that an assembly looks at and that are no secrets. */
    static List<Variable> plain(Used by) {
        return Stream.of(values())
                .filter(v -> v.used == Used.BY_BOTH || v.used == by)
                .filter(v -> v.secrecy == Secrecy.PLAIN)
                .toList();
    }

    static String names(List<Variable> those) {
        return those.stream().map(Variable::name).collect(Collectors.joining(", "));
    }

    /** Its line in the reference. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| `%s` | %s | %s%s |",
                name(),
                saidFallback,
                meaning,
                secrecy == Secrecy.SECRET
                        ? " (" + secrecy.name().toLowerCase(Locale.ROOT) + ")"
                        : "");
    }
}
