package dev.pacenote.assembly.sandbox;

import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.EnsureAdmin;
import dev.pacenote.application.identity.account.RegisterAccount;
import dev.pacenote.application.trackmania.alert.ManageMapperAlert;
import dev.pacenote.application.trackmania.driver.GuardPositions;
import dev.pacenote.application.trackmania.driver.NameDriver;
import dev.pacenote.assembly.Pacenote;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.identity.credential.RawPassword;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerName;
import dev.pacenote.domain.trackmania.board.Standing;
import dev.pacenote.sandbox.Player;
import dev.pacenote.sandbox.Track;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The first start of the sandbox: three people, some days that have passed, one run this morning.
 * Interrupted, it goes on at the next start. Then it says what happened and where to look.
 */
public final class DemoData {

    /** Everybody's password in the sandbox, where nothing is worth protecting. */
    static final String PASSWORD = "sandbox-demo";

    static final String MAPPER_EMAIL = "fox@example.org";
    static final String SECOND_EMAIL = "zoe@example.org";
    private static final int GUARDED_MAPS = 8;
    static final String ADMIN_EMAIL = "admin@example.org";

    private final Parts parts;
    private final SandboxServices house;

    private DemoData(Parts parts) {
        this.parts = parts;
        this.house = parts.part(SandboxServices.class);
    }

    /**
     * Tells the story if it was not told yet, and prints where to look.
     *
     * @param whatStays what becomes of everything when the program ends
     */
    public static void tell(Parts parts, String url, String whatStays, PrintStream out) {
        var story = new DemoData(parts);
        if (!story.house.told()) {
            out.println("First start: inventing a small Trackmania and letting some days pass ...");
            story.live();
            story.house.markTold();
        }
        story.report(url, whatStays, out);
    }

    private void live() {
        var firstDay = house.start();
        house.clock().leapTo(firstDay.atTime(18, 0).toInstant(ZoneOffset.UTC));
        person(SandboxServices.MAPPER, MAPPER_EMAIL, RecordFilter.TOP5);
        person(SandboxServices.SECOND_MAPPER, SECOND_EMAIL, RecordFilter.ALL);
        parts.part(EnsureAdmin.class)
                .ensure(
                        new EnsureAdmin.Command(
                                new EmailAddress(ADMIN_EMAIL),
                                new Username("Admin"),
                                new RawPassword(PASSWORD)));
        var days = parts.part(SandboxTimeline.class);
        for (int day = 1; day <= SandboxServices.DAYS_OF_HISTORY; day++) {
            var date = firstDay.plusDays(day);
            house.clock().leapTo(date.atTime(5, 0).toInstant(ZoneOffset.UTC));
            if (!isComplete(date)) {
                days.run();
            }
        }
        house.clock().leapBack();
        if (!isComplete(LocalDate.ofInstant(house.clock().instant(), ZoneOffset.UTC))) {
            days.run();
        }
    }

    private boolean isComplete(LocalDate date) {
        return parts.part(DailyRuns.class)
                .find(date)
                .filter(run -> !run.state().active())
                .isPresent();
    }

    private void person(String name, String email, RecordFilter filter) {
        var users = parts.part(Accounts.class);
        var address = new EmailAddress(email);
        parts.part(RegisterAccount.class)
                .register(
                        new RegisterAccount.Command(
                                address, new RawPassword(PASSWORD), new Username(name), "demo"));
        users.findByLogin(address.key()).ifPresent(account -> follow(account.id(), filter));
    }

    private void follow(AccountId person, RecordFilter filter) {
        parts.part(ManageMapperAlert.class)
                .create(
                        new ManageMapperAlert.Creation(
                                person, Optional.of(filter), Optional.empty()));
        guard(person);
    }

    /** The person is whoever holds most of the best places, and guards some of them. */
    private void guard(AccountId person) {
        var places = new HashMap<Player, List<Track>>();
        for (var track : house.world().tracks()) {
            track.board(house.clock().instant()).stream()
                    .limit(Standing.GUARDED)
                    .forEach(
                            driven ->
                                    places.computeIfAbsent(driven.player(), _ -> new ArrayList<>())
                                            .add(track));
        }
        places.entrySet().stream()
                .max(Comparator.comparingInt(driver -> driver.getValue().size()))
                .ifPresent(
                        driver -> {
                            parts.part(NameDriver.class)
                                    .name(person, new PlayerName(driver.getKey().name()));
                            driver.getValue().stream()
                                    .limit(GUARDED_MAPS)
                                    .forEach(
                                            track ->
                                                    parts.part(GuardPositions.class)
                                                            .create(
                                                                    person,
                                                                    new MapUid(track.uid()),
                                                                    new MapName(track.name())));
                        });
    }

    private void report(String url, String whatStays, PrintStream out) {
        var mails = parts.part(SandboxMail.class).mailbox().items();
        var run = parts.part(DailyRuns.class).latest();
        out.println();
        out.println("Pacenote " + Pacenote.VERSION + " is running in the sandbox: " + url);
        out.println("  Nothing leaves this machine: Trackmania and the mailbox are make-believe.");
        run.ifPresent(last -> out.println("  " + sentence(last, mails.size())));
        mails.stream()
                .filter(mail -> mail.to().equals(MAPPER_EMAIL))
                .findFirst()
                .ifPresent(
                        mail ->
                                out.println(
                                        "  Newest mail to "
                                                + SandboxServices.MAPPER
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
                        + "/  (the web app; its Sandbox page has the mailbox and lets a day pass)",
                "  Log in   " + MAPPER_EMAIL + " or " + ADMIN_EMAIL + ", password " + PASSWORD,
                "  Stop     Ctrl-C (" + whatStays + ")");
    }
}
