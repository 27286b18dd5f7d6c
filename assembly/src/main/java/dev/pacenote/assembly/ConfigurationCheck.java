package dev.pacenote.assembly;

import dev.pacenote.adapters.out.email.delivery.MailConfiguration;
import dev.pacenote.adapters.out.email.delivery.MailTransport;
import dev.pacenote.adapters.out.email.delivery.bounce.BounceMailboxConfiguration;
import dev.pacenote.adapters.out.email.delivery.smtp.SmtpConfiguration;
import dev.pacenote.adapters.out.http.client.UpstreamConfiguration;
import dev.pacenote.assembly.Configuration.Result;
import dev.pacenote.assembly.configuration.FeaturesConfiguration;
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
 * Checks what no record can see alone: services of others by make-believe mail, or the reverse, and
 * adapters that the assembly does not have.
 */
final class ConfigurationCheck {

    private static final String MAIL =
            "EMAIL_USER and EMAIL_PASS (or SMTP_HOST and EMAIL_FROM) are missing.";
    private static final String BY_SMTP = MailConfiguration.TRANSPORT + "=smtp";

    private final ConfigurationRecords records;
    private final ReadBy assembly;
    private final List<Area> areas;
    private final List<String> problems;

    private ConfigurationCheck(ConfigurationRecords records, ReadBy assembly, List<Area> areas) {
        this.records = records;
        this.assembly = assembly;
        this.areas = areas;
        this.problems = new ArrayList<>(records.problems());
    }

    static Result read(Variables variables, ReadBy assembly) {
        boolean sandbox = variables.has(SandboxConfiguration.NAME, "on");
        var areas = FeaturesConfiguration.switchedOn(variables, assembly);
        var choices = choices(variables, assembly, sandbox);
        var records =
                ConfigurationRecords.read(
                        variables,
                        assembly,
                        choices,
                        leftAside(choices, assembly, sandbox ? List.of() : areas, sandbox));
        return new ConfigurationCheck(records, assembly, areas).check(sandbox);
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
        Area.built().forEach(area -> choices.addAll(area.choices(variables)));
        return choices;
    }

    private static String choice(String name, Variables variables, Enum<?> usual) {
        return name
                + "="
                + variables.find(name).orElseGet(() -> usual.name().toLowerCase(Locale.ROOT));
    }

    /** Half a group that is not wanted is no mistake. */
    private static Set<Class<? extends Record>> leftAside(
            List<String> choices, ReadBy assembly, List<Area> wanted, boolean sandbox) {
        var unwanted = new HashSet<Class<? extends Record>>();
        Area.built().stream()
                .filter(area -> wanted.stream().noneMatch(on -> on.name().equals(area.name())))
                .flatMap(area -> area.group().stream())
                .map(Area.Group::type)
                .forEach(unwanted::add);
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
        if (!sandbox && assembly == ReadBy.FUNCTIONS) {
            unnamed()
                    .forEach(
                            area ->
                                    problems.add(
                                            area.title()
                                                    + " must be configured: "
                                                    + missing(area)));
        }
        if (!sandbox) {
            checkMail();
        }
        checkAdapters();
        areas.stream()
                .flatMap(
                        area ->
                                area
                                        .missing(assembly, records::isGiven)
                                        .map(needs -> area.title() + " needs " + needs + ".")
                                        .stream())
                .forEach(problems::add);
        var configuration =
                new Configuration(records, assembly, UpstreamConfiguration.Limits.DEFAULT);
        if (problems.isEmpty()) {
            configuration.areas().stream()
                    .flatMap(area -> area.problems(configuration))
                    .forEach(problems::add);
        }
        return problems.isEmpty()
                ? new Result.Complete(configuration)
                : new Result.Refused(problems);
    }

    private Optional<MailTransport> transport() {
        return records.find(MailConfiguration.class).flatMap(MailConfiguration::transport);
    }

    /** Areas of whose variables nothing is set. */
    private List<Area> unnamed() {
        return areas.stream()
                .filter(area -> area.group().filter(this::isUnnamed).isPresent())
                .toList();
    }

    private boolean isUnnamed(Area.Group group) {
        return !group.isNamed().test(records::isGiven);
    }

    private static String missing(Area area) {
        return area.group().map(Area.Group::variables).orElseThrow() + " are missing.";
    }

    /** The beginning of a sentence that names what is missing. */
    private String sandboxEnds() {
        var groups =
                areas.stream().filter(area -> area.group().isPresent()).map(Area::title).toList();
        return groups.isEmpty()
                ? "The sandbox ends only when mail is configured: "
                : "The sandbox ends only when "
                        + String.join(", ", groups)
                        + " and mail are "
                        + (groups.size() == 1 ? "both" : "all")
                        + " configured: ";
    }

    private void checkMail() {
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
        var unnamed = unnamed();
        if (off || real) {
            unnamed.forEach(area -> problems.add(sandboxEnds() + missing(area)));
        }
        boolean named =
                areas.stream()
                        .flatMap(area -> area.group().stream())
                        .anyMatch(Predicate.not(this::isUnnamed));
        if (transport.isEmpty() && !smtp && (off || named)) {
            problems.add(sandboxEnds() + MAIL);
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
