package dev.pacenote.benchmarks;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.trackmania.alert.AlertChanges;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.trackmania.alert.CoveredMaps;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.AuthorId;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.TmxUser;
import dev.pacenote.sandbox.World;
import dev.pacenote.server.PacenoteServer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Authors of a hundred maps each, and people who follow one of them and want the top 5. */
final class Followers {

    static final int MAPS_EACH = 100;
    private static final int ENTRIES = 20;

    private Followers() {}

    static void authors(Inventor inventor, World world, int authors, LocalDate today) {
        inventor.drivers(world, 150);
        for (int i = 1; i <= authors; i++) {
            inventor.author(
                    world,
                    new TmxUser(i, "author" + i),
                    MAPS_EACH,
                    ENTRIES,
                    Inventor.Pace.NORMAL,
                    today);
        }
    }

    static void join(PacenoteServer server, int authors, int people, Instant now) {
        var accounts = server.bean(Accounts.class);
        var alerts = server.bean(AlertChanges.class);
        for (int i = 0; i < people; i++) {
            int author = i % authors + 1;
            var owner = person(accounts, i, now);
            alerts.add(owner, RecordFilter.TOP5, Optional.empty(), now);
            // The first run asks for the author's maps.
            alerts.change(
                    owner,
                    alert ->
                            alert.cover(
                                    Optional.of(new AuthorId(author)),
                                    CoveredMaps.none(alert.id())));
        }
    }

    private static AccountId person(Accounts accounts, int number, Instant now) {
        var account =
                new NewAccount(
                        new Username("person" + number),
                        new EmailAddress("person" + number + "@example.org"),
                        Role.USER,
                        Optional.of(now),
                        now);
        return accounts.insert(account).id();
    }
}
