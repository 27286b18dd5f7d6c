package dev.pacenote.server.doctor;

import dev.pacenote.adapters.out.email.delivery.MailToken;
import dev.pacenote.adapters.out.email.delivery.MailTransport;
import dev.pacenote.adapters.out.email.delivery.bounce.BounceMailboxConfiguration;
import dev.pacenote.adapters.out.email.delivery.bounce.ImapBounces;
import dev.pacenote.adapters.out.email.delivery.bounce.ReturnedMail;
import dev.pacenote.adapters.out.email.delivery.smtp.SmtpCheck;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.application.delivery.mail.Mailer;
import dev.pacenote.assembly.Area;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.configuration.Variables;
import dev.pacenote.domain.identity.account.EmailAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Examines configuration, disk, database, mail, upstreams, schedule and clock. Changes nothing: no
 * table is made, no mail is sent unless somebody asks for one, and each upstream gets one question.
 */
public final class Doctor {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private final Consumer<Finding> report;
    private final Function<Configuration, Optional<PostgresStore.Settings>> database;
    private boolean allWell = true;

    /**
     * @param report is told each finding as soon as it is known
     * @param database where it runs now; empty: the embedded one, which does not run
     */
    public Doctor(
            InstantSource clock,
            Consumer<Finding> report,
            Function<Configuration, Optional<PostgresStore.Settings>> database) {
        this.clock = clock;
        this.report = report;
        this.database = database;
    }

    /**
     * Examines everything.
     *
     * @param testMail to whom a mail is sent to see whether it arrives
     * @return whether nothing is broken
     */
    public boolean examine(Variables variables, Optional<EmailAddress> testMail) {
        switch (Configuration.read(variables)) {
            case Configuration.Result.Refused(var problems) ->
                    problems.forEach(
                            problem ->
                                    tell(
                                            Finding.broken(
                                                    "configuration",
                                                    problem,
                                                    "docs/configuration.md has every variable.")));
            case Configuration.Result.Complete(var configuration) -> {
                tell(configuration(configuration));
                configuration.warnings().forEach(this::warn);
                tell(new DiskCheck(configuration.data()).look());
                var check = new DatabaseCheck(database.apply(configuration), clock);
                check.look().forEach(this::tell);
                check.data()
                        .map(found -> DataCheck.look(found, configuration.origin()))
                        .ifPresent(this::tell);
                tell(schedule(configuration, check));
                tell(mail(configuration, testMail));
                configuration.bounces().ifPresent(mailbox -> tell(bounces(mailbox)));
                examineAreas(configuration, check);
            }
        }
        return allWell;
    }

    private void examineAreas(Configuration configuration, DatabaseCheck database) {
        var switchedOn = configuration.areas().stream().map(Area::name).toList();
        for (var check : ServiceLoader.load(AreaCheck.class, AreaCheck.class.getClassLoader())) {
            if (switchedOn.contains(check.area())) {
                check.look(configuration, database.usable(), clock).forEach(this::tell);
            }
        }
    }

    private void tell(Finding finding) {
        allWell &= finding.verdict() != Finding.Verdict.BROKEN;
        report.accept(finding);
    }

    private void warn(String warning) {
        tell(
                Finding.doubtful(
                        "configuration", warning, "docs/configuration.md says what it does."));
    }

    private static Finding configuration(Configuration configuration) {
        if (configuration.sandbox()) {
            return Finding.fine(
                    "configuration", "the sandbox: invented services of others, no real mail");
        }
        return configuration.publicUrl().startsWith("https://")
                ? Finding.fine("configuration", "real, at " + configuration.publicUrl())
                : Finding.doubtful(
                        "configuration",
                        "real, at " + configuration.publicUrl() + ": passwords travel unencrypted",
                        "Put a proxy with TLS in front and set PUBLIC_URL to its https address"
                                + " (docs/deploy-server.md).");
    }

    private Finding schedule(Configuration configuration, DatabaseCheck database) {
        var schedule = configuration.schedule();
        var last = database.lastRun();
        Instant next = schedule.nextRun(last.map(run -> run.date()), clock.instant());
        var when = "next run " + MINUTE.format(next);
        if (last.isEmpty()) {
            return Finding.fine("daily run", when + "; none so far that could be seen from here");
        }
        var run = last.get();
        var state = "last one " + run.date() + " " + run.state().wireName();
        boolean late =
                run.state().active() && !clock.instant().isBefore(schedule.nextDateDue(run.date()));
        return late
                ? Finding.broken(
                        "daily run",
                        state + " and overdue",
                        "Is a server running? It takes the run up by itself; its log says what"
                                + " holds it up.")
                : Finding.fine("daily run", when + "; " + state);
    }

    private Finding mail(Configuration configuration, Optional<EmailAddress> testMail) {
        if (configuration.mailTransport() == MailTransport.SES) {
            return testMail.isPresent()
                    ? Finding.broken(
                            "mail",
                            "leaves by SES, to which this command sends nothing",
                            "Send a trial mail by `aws sesv2 send-email`.")
                    : Finding.fine("mail", "leaves by SES, which was not asked");
        }
        if (configuration.mail().isEmpty()) {
            return Finding.fine("mail", "goes to the sandbox's mailbox");
        }
        var mail = configuration.mail().get();
        var check = new SmtpCheck(mail, clock);
        var where = mail.host() + ":" + mail.port();
        var result = testMail.map(check::sendTrial).orElseGet(check::greet);
        return switch (result) {
            case Mailer.Result.Accepted _ ->
                    testMail.map(
                                    to ->
                                            Finding.fine(
                                                    "mail",
                                                    where
                                                            + " took a mail to "
                                                            + to.value()
                                                            + "; see whether it arrives, and not as"
                                                            + " spam"))
                            .orElseGet(
                                    () ->
                                            Finding.fine(
                                                    "mail",
                                                    where
                                                            + " lets us in; nothing was sent (--mail"
                                                            + " you@example.org does)"));
            case Mailer.Result.Refused(var failure) ->
                    Finding.broken("mail", where + ": " + failure.code(), remedy(failure.code()));
        };
    }

    private Finding bounces(BounceMailboxConfiguration settings) {
        var where = settings.host() + ":" + settings.port();
        var mailbox =
                new ImapBounces(
                        settings,
                        // Only a greeting: nothing is read, so no token is ever looked at.
                        new ReturnedMail(new MailToken(new byte[32])),
                        _ -> {},
                        clock);
        return switch (mailbox.greet()) {
            case ImapBounces.Reading.Done _ ->
                    Finding.fine("bounces", where + " lets us in; nothing was read");
            case ImapBounces.Reading.Away(var why) ->
                    Finding.broken(
                            "bounces",
                            where + ": " + why,
                            "Check BOUNCE_IMAP_HOST, BOUNCE_IMAP_PORT, BOUNCE_IMAP_USER and"
                                    + " BOUNCE_IMAP_PASS; Gmail wants an app password and IMAP"
                                    + " switched on.");
        };
    }

    private static String remedy(String code) {
        return switch (code) {
            case "mail_login_refused" ->
                    "Check EMAIL_USER and EMAIL_PASS; Gmail wants an app password, not the"
                            + " account's.";
            case "mail_server_unreachable" ->
                    "Check SMTP_HOST, SMTP_PORT and SMTP_STARTTLS, and whether this machine may"
                            + " connect there: many providers block it until asked.";
            default -> "Ask who runs the mail server about this answer.";
        };
    }
}
