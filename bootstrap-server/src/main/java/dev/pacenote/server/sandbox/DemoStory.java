package dev.pacenote.server.sandbox;

import dev.pacenote.adapters.out.email.Mailbox;
import dev.pacenote.application.identity.EnsureAdmin;
import dev.pacenote.application.identity.RegisterAccount;
import dev.pacenote.application.identity.Users;
import dev.pacenote.application.notice.DailyRuns;
import dev.pacenote.application.trackmania.GuardPositions;
import dev.pacenote.application.trackmania.ManageMapperAlert;
import dev.pacenote.application.trackmania.NameDriver;
import dev.pacenote.domain.identity.EmailAddress;
import dev.pacenote.domain.identity.RawPassword;
import dev.pacenote.domain.identity.UserId;
import dev.pacenote.domain.identity.Username;
import dev.pacenote.domain.notice.DailyRun;
import dev.pacenote.domain.trackmania.DisplayName;
import dev.pacenote.domain.trackmania.MapName;
import dev.pacenote.domain.trackmania.MapUid;
import dev.pacenote.domain.trackmania.RecordFilter;
import dev.pacenote.domain.trackmania.Standing;
import dev.pacenote.sandbox.Player;
import dev.pacenote.sandbox.Track;
import dev.pacenote.server.PacenoteServer;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * The first start of the sandbox: three people, some days that have passed, one run this morning.
 * Interrupted, it goes on at the next start. Then it says what happened and where to look.
 */
public final class DemoStory {

    /** Everybody's password in the sandbox, where nothing is worth protecting. */
    static final String PASSWORD = "sandbox-demo";

    static final String MAPPER_EMAIL = "fox@example.org";
    static final String SECOND_EMAIL = "zoe@example.org";
    private static final int GUARDED_MAPS = 8;
    static final String ADMIN_EMAIL = "admin@example.org";

    private final PacenoteServer server;
    private final SandboxHouse house;

    private DemoStory(PacenoteServer server) {
        this.server = server;
        this.house = server.sandbox().orElseThrow();
    }

    /** Tells the story if it was not told yet, and prints where to look. */
    public static void tell(PacenoteServer server, String url, PrintStream out) {
        var story = new DemoStory(server);
        if (!story.house.told()) {
            out.println("First start: inventing a small Trackmania and letting some days pass ...");
            story.live();
            story.house.markTold();
        }
        story.report(url, out);
    }

    private void live() {
        var firstDay = house.start();
        house.clock().leapTo(firstDay.atTime(18, 0).toInstant(ZoneOffset.UTC));
        person(SandboxHouse.MAPPER, MAPPER_EMAIL, RecordFilter.TOP5);
        person(SandboxHouse.SECOND_MAPPER, SECOND_EMAIL, RecordFilter.ALL);
        server.part(EnsureAdmin.class)
                .ensure(
                        new EnsureAdmin.Command(
                                new EmailAddress(ADMIN_EMAIL),
                                new Username("Admin"),
                                new RawPassword(PASSWORD)));
        var days = server.part(SandboxDays.class);
        for (int day = 1; day <= SandboxHouse.DAYS_OF_HISTORY; day++) {
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
        return server.part(DailyRuns.class)
                .find(date)
                .filter(run -> !run.state().active())
                .isPresent();
    }

    private void person(String name, String email, RecordFilter filter) {
        var users = server.part(Users.class);
        var address = new EmailAddress(email);
        server.part(RegisterAccount.class)
                .register(
                        new RegisterAccount.Command(
                                address, new RawPassword(PASSWORD), new Username(name), "demo"));
        users.findByLogin(address.key()).ifPresent(account -> follow(account.id(), filter));
    }

    private void follow(UserId person, RecordFilter filter) {
        server.part(ManageMapperAlert.class)
                .create(
                        new ManageMapperAlert.Creation(
                                person, Optional.of(filter), Optional.empty()));
        guard(person);
    }

    /** The person is whoever holds most of the best places, and guards some of them. */
    private void guard(UserId person) {
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
                            server.part(NameDriver.class)
                                    .name(person, new DisplayName(driver.getKey().name()));
                            driver.getValue().stream()
                                    .limit(GUARDED_MAPS)
                                    .forEach(
                                            track ->
                                                    server.part(GuardPositions.class)
                                                            .create(
                                                                    person,
                                                                    new MapUid(track.uid()),
                                                                    new MapName(track.name())));
                        });
    }

    private void report(String url, PrintStream out) {
        var mails = server.part(Mailbox.class).items();
        var run = server.part(DailyRuns.class).latest();
        out.println();
        out.println("Pacenote " + PacenoteServer.VERSION + " is running in the sandbox: " + url);
        out.println("  Nothing leaves this machine: Trackmania and the mailbox are make-believe.");
        run.ifPresent(last -> out.println("  " + sentence(last, mails.size())));
        mails.stream()
                .filter(mail -> mail.to().equals(MAPPER_EMAIL))
                .findFirst()
                .ifPresent(
                        mail ->
                                out.println(
                                        "  Newest mail to "
                                                + SandboxHouse.MAPPER
                                                + ": \""
                                                + mail.subject()
                                                + "\""));
        lines(url).forEach(out::println);
        out.println();
    }

    private static String sentence(DailyRun run, int mails) {
        return "The run of %s looked at %d maps; %d mails lie in the mailbox."
                .formatted(run.date(), run.progress().surveyed(), mails);
    }

    private static List<String> lines(String url) {
        return List.of(
                "",
                "  Look     "
                        + url
                        + "/  (the web app; its Sandbox page has the mailbox and lets a day pass)",
                "  Log in   " + MAPPER_EMAIL + " or " + ADMIN_EMAIL + ", password " + PASSWORD,
                "  Stop     Ctrl-C (everything is kept in the data folder)");
    }
}
