package dev.pacenote.assembly;

import dev.pacenote.adapters.out.email.delivery.BounceMailboxConfiguration;
import dev.pacenote.adapters.out.email.delivery.MailConfiguration;
import dev.pacenote.adapters.out.email.delivery.MailTransport;
import dev.pacenote.adapters.out.email.delivery.SmtpConfiguration;
import dev.pacenote.adapters.out.http.client.UpstreamConfiguration;
import dev.pacenote.adapters.out.trackmania.TrackmaniaLogin;
import dev.pacenote.assembly.Configuration.Result;
import dev.pacenote.assembly.configuration.SandboxConfiguration;
import dev.pacenote.assembly.configuration.SandboxConfiguration.Mode;
import dev.pacenote.assembly.configuration.SearchConfiguration;
import dev.pacenote.assembly.configuration.SessionConfiguration;
import dev.pacenote.configuration.ConfigurationRecords;
import dev.pacenote.configuration.ReadBy;
import dev.pacenote.configuration.Variables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Checks what no record can see alone: real records by make-believe mail, or the reverse, and
 * adapters that the assembly does not have.
 */
final class ConfigurationCheck {

    private static final String TRACKMANIA =
            "AUTHORIZATION, USER_AGENT, OCLIENT_ID, OCLIENT_SECRET are missing.";
    private static final String MAIL =
            "EMAIL_USER and EMAIL_PASS (or SMTP_HOST and EMAIL_FROM) are missing.";
    private static final String BOTH =
            "The sandbox ends only when Trackmania and mail are both configured: ";
    private static final String BY_SMTP = MailConfiguration.TRANSPORT + "=smtp";

    private final ConfigurationRecords records;
    private final ReadBy assembly;
    private final List<String> problems;

    private ConfigurationCheck(ConfigurationRecords records, ReadBy assembly) {
        this.records = records;
        this.assembly = assembly;
        this.problems = new ArrayList<>(records.problems());
    }

    static Result read(Variables variables, ReadBy assembly) {
        boolean sandbox = variables.has(SandboxConfiguration.NAME, "on");
        var choices = choices(variables, assembly, sandbox);
        var records =
                ConfigurationRecords.read(
                        variables, assembly, choices, leftAside(choices, assembly, sandbox));
        return new ConfigurationCheck(records, assembly).check(sandbox);
    }

    /** Which adapters are chosen, by a variable or by the assembly's default. */
    private static List<String> choices(Variables variables, ReadBy assembly, boolean sandbox) {
        var choices = new ArrayList<String>();
        choices.add(
                choice(
                        SessionConfiguration.STORE,
                        variables,
                        SessionConfiguration.Store.usual(assembly)));
        choices.add(
                choice(
                        SearchConfiguration.QUEUE,
                        variables,
                        SearchConfiguration.Queue.usual(assembly)));
        if (assembly == ReadBy.FUNCTIONS) {
            choices.add(choice(MailConfiguration.TRANSPORT, variables, MailTransport.SES));
        } else if (!sandbox) {
            variables
                    .find(MailConfiguration.TRANSPORT)
                    .ifPresent(word -> choices.add(MailConfiguration.TRANSPORT + "=" + word));
        }
        return choices;
    }

    private static String choice(String name, Variables variables, Enum<?> usual) {
        return name
                + "="
                + variables.find(name).orElseGet(() -> usual.name().toLowerCase(Locale.ROOT));
    }

    /** Half a group that is not wanted is no mistake. */
    private static Set<Class<? extends Record>> leftAside(
            List<String> choices, ReadBy assembly, boolean sandbox) {
        var unwanted = new HashSet<Class<? extends Record>>();
        if (sandbox) {
            unwanted.add(TrackmaniaLogin.class);
        }
        boolean otherMail =
                choices.stream()
                        .filter(choice -> choice.startsWith(MailConfiguration.TRANSPORT))
                        .anyMatch(Predicate.not(BY_SMTP::equals));
        if (otherMail || (sandbox && assembly == ReadBy.SERVER)) {
            unwanted.add(SmtpConfiguration.class);
        }
        return unwanted;
    }

    private Result check(boolean sandbox) {
        boolean trackmania = TrackmaniaLogin.isNamed(records::isGiven);
        if (!sandbox && assembly == ReadBy.FUNCTIONS && !trackmania) {
            problems.add("Trackmania must be configured: " + TRACKMANIA);
        }
        if (!sandbox) {
            checkMail(trackmania);
        }
        checkAdapters();
        return problems.isEmpty()
                ? new Result.Complete(
                        new Configuration(records, assembly, UpstreamConfiguration.Limits.DEFAULT))
                : new Result.Refused(problems);
    }

    private Optional<MailTransport> transport() {
        return records.find(MailConfiguration.class).flatMap(MailConfiguration::transport);
    }

    private void checkMail(boolean trackmania) {
        boolean smtp = SmtpConfiguration.isNamed(records::isGiven);
        var transport = transport();
        if (transport.filter(MailTransport.SMTP::equals).isPresent() && !smtp) {
            problems.add(BY_SMTP + " needs a mail server: " + MAIL);
        }
        if (assembly == ReadBy.FUNCTIONS) {
            return;
        }
        boolean real = transport.map(way -> way != MailTransport.SANDBOX).orElse(smtp);
        boolean off =
                records.find(SandboxConfiguration.class)
                        .filter(record -> record.mode() == Mode.OFF)
                        .isPresent();
        if (!trackmania && (off || real)) {
            problems.add(BOTH + TRACKMANIA);
        }
        if (transport.isEmpty() && !smtp && (off || trackmania)) {
            problems.add(BOTH + MAIL);
        }
        if (off && transport.filter(MailTransport.SANDBOX::equals).isPresent()) {
            problems.add("PACENOTE_SANDBOX=off and MAIL_TRANSPORT=sandbox contradict each other.");
        }
        if (!real && records.find(BounceMailboxConfiguration.class).isPresent()) {
            problems.add(
                    "The bounce mailbox needs mail that can come back: "
                            + (smtp
                                    ? "MAIL_TRANSPORT=sandbox lets none out."
                                    : "EMAIL_USER or SMTP_HOST is missing."));
        }
    }

    private void checkAdapters() {
        records.find(SessionConfiguration.class)
                .flatMap(SessionConfiguration::store)
                .filter(store -> !store.isIn(assembly))
                .ifPresent(
                        _ ->
                                problems.add(
                                        "SESSION_STORE=memory is for the server: each function"
                                                + " has a memory of its own."));
        records.find(SearchConfiguration.class)
                .flatMap(SearchConfiguration::queue)
                .filter(queue -> !queue.isIn(assembly))
                .ifPresent(
                        _ ->
                                problems.add(
                                        "SEARCH_QUEUE=db is for the server: no function looks"
                                                + " into a table of jobs."));
        transport()
                .filter(way -> !way.isIn(assembly))
                .ifPresent(
                        _ ->
                                problems.add(
                                        "MAIL_TRANSPORT=sandbox is for the server: a function"
                                                + " keeps no files."));
    }
}
