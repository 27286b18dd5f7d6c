package dev.pacenote.assembly.sandbox;

import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.EnsureAdmin;
import dev.pacenote.application.identity.account.RegisterAccount;
import dev.pacenote.assembly.Pacenote;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.identity.credential.RawPassword;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * The first start of the sandbox: three people, some days that have passed, one run this morning.
 * Interrupted, it goes on at the next start. Then it says what happened and where to look.
 */
public final class DemoData {

    /** Everybody's password in the sandbox, where nothing is worth protecting. */
    static final String PASSWORD = "sandbox-demo";

    static final String ADMIN_EMAIL = "admin@example.org";

    private final Beans beans;
    private final SandboxServices services;

    private DemoData(Beans beans) {
        this.beans = beans;
        this.services = beans.bean(SandboxServices.class);
    }

    /**
     * Makes the demo data unless an earlier start did, and prints where to look.
     *
     * @param whatStays what becomes of everything when the program ends
     */
    public static void make(Beans beans, String url, String whatStays, PrintStream out) {
        var demo = new DemoData(beans);
        if (!demo.services.isDemoDataComplete()) {
            out.println("First start: inventing some people and letting some days pass ...");
            demo.makeDays();
            demo.services.markDemoDataComplete();
        }
        demo.report(url, whatStays, out);
    }

    private void makeDays() {
        var firstDay = services.start();
        services.clock().leapTo(firstDay.atTime(18, 0).toInstant(ZoneOffset.UTC));
        for (var person : DemoPerson.values()) {
            register(person);
        }
        beans.bean(EnsureAdmin.class)
                .ensure(
                        new EnsureAdmin.Command(
                                new EmailAddress(ADMIN_EMAIL),
                                new Username("Admin"),
                                new RawPassword(PASSWORD)));
        var days = beans.bean(SandboxTimeline.class);
        for (int day = 1; day <= SandboxServices.DAYS_OF_HISTORY; day++) {
            var date = firstDay.plusDays(day);
            services.clock().leapTo(date.atTime(5, 0).toInstant(ZoneOffset.UTC));
            if (!isComplete(date)) {
                days.run();
            }
        }
        services.clock().leapBack();
        if (!isComplete(LocalDate.ofInstant(services.clock().instant(), ZoneOffset.UTC))) {
            days.run();
        }
        for (var person : DemoPerson.values()) {
            tell(person, DemoStory::end);
        }
    }

    private boolean isComplete(LocalDate date) {
        return beans.bean(DailyRuns.class)
                .find(date)
                .filter(run -> !run.state().active())
                .isPresent();
    }

    private void register(DemoPerson person) {
        var address = new EmailAddress(person.email());
        beans.bean(RegisterAccount.class)
                .register(
                        new RegisterAccount.Command(
                                address,
                                new RawPassword(PASSWORD),
                                new Username(person.username()),
                                "demo"));
        tell(person, DemoStory::begin);
    }

    /** A part of what the areas tell. */
    @FunctionalInterface
    private interface Chapter {
        void tell(DemoStory story, DemoPerson person, AccountId account);
    }

    private void tell(DemoPerson person, Chapter chapter) {
        beans.bean(Accounts.class)
                .findByLogin(new EmailAddress(person.email()).key())
                .ifPresent(
                        account ->
                                beans.bean(DemoStories.class)
                                        .all()
                                        .forEach(
                                                story ->
                                                        chapter.tell(story, person, account.id())));
    }

    private void report(String url, String whatStays, PrintStream out) {
        var mails = beans.bean(SandboxMail.class).mailbox().items();
        var run = beans.bean(DailyRuns.class).latest();
        out.println();
        out.println("Pacenote " + Pacenote.VERSION + " is running in the sandbox: " + url);
        out.println(
                "  Nothing leaves this machine: all services and the mailbox are make-believe.");
        run.ifPresent(last -> out.println("  " + sentence(last, mails.size())));
        mails.stream()
                .filter(mail -> mail.to().equals(DemoPerson.FIRST.email()))
                .findFirst()
                .ifPresent(
                        mail ->
                                out.println(
                                        "  Newest mail to "
                                                + DemoPerson.FIRST.username()
                                                + ": \""
                                                + mail.subject()
                                                + "\""));
        lines(url, whatStays).forEach(out::println);
        out.println();
    }

    private static String sentence(DailyRun run, int mails) {
        return String.format(
                Locale.ROOT,
                "The run of %s looked at %d maps; %d mails lie in the mailbox.",
                run.date(),
                run.progress().surveyed(),
                mails);
    }

    private static List<String> lines(String url, String whatStays) {
        return List.of(
                "",
                "  Look     "
                        + url
                        + "/  (the web app; its Sandbox page has a mailbox and a phone, and lets a"
                        + " day pass)",
                "  Log in   "
                        + DemoPerson.FIRST.email()
                        + " or "
                        + ADMIN_EMAIL
                        + ", password "
                        + PASSWORD,
                "  Stop     Ctrl-C (" + whatStays + ")");
    }
}
