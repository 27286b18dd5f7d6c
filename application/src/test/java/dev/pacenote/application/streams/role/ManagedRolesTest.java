package dev.pacenote.application.streams.role;

import static dev.pacenote.application.streams.guild.InMemoryDiscordGuilds.CLUB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.streams.ClubWorld;
import dev.pacenote.application.streams.golive.post.PingableRoles;
import dev.pacenote.application.streams.membership.ChooseNotices;
import dev.pacenote.application.streams.membership.ChooseNotices.Result;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.guild.GuildRole;
import dev.pacenote.domain.streams.guild.Permission;
import dev.pacenote.domain.streams.guild.Permissions;
import dev.pacenote.domain.streams.guild.PingMode;
import dev.pacenote.domain.streams.guild.RoleId;
import dev.pacenote.domain.streams.guild.SeenRoles;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.LinkOverrides;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.link.TwitchLogin;
import dev.pacenote.domain.streams.membership.DiscordProfile;
import dev.pacenote.domain.streams.membership.Membership;
import dev.pacenote.domain.streams.membership.NoticeChoice;
import dev.pacenote.domain.streams.role.ManagedRole;
import dev.pacenote.domain.streams.role.RoleHolder;
import dev.pacenote.domain.streams.role.RoleProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Roles that we make, give and take. */
class ManagedRolesTest {

    private static final String MEMBER = "186000000000000077";
    private static final String OTHER = "186000000000000078";

    private final ClubWorld world = opened();
    private final AccountId account = member(world);
    private final Link.Key key = world.links.of(CLUB).getFirst().key();

    /** A server that follows Ada, whose posts ping by a role of ours. */
    private static ClubWorld opened() {
        var world = new ClubWorld();
        world.guild(true);
        world.links(CrashPoint.whole()).add(CLUB, new AccountId(42), new TwitchLogin("ada"));
        pings(world, PingMode.MANAGED_ROLE);
        return world;
    }

    private static void pings(ClubWorld world, PingMode mode) {
        var none = LinkOverrides.NONE;
        var link = world.links.of(CLUB).getFirst();
        world.links
                .save(
                        link.changed(
                                true,
                                new LinkOverrides(
                                        none.channel(),
                                        none.role(),
                                        Optional.of(mode),
                                        none.cooldown(),
                                        none.onEnd(),
                                        none.filter())))
                .orUndo("a link");
    }

    private static AccountId member(ClubWorld world) {
        return member(world, MEMBER);
    }

    private static AccountId member(ClubWorld world, String user) {
        var account = world.account();
        world.memberships.save(Membership.byInvite(account, CLUB, world.now));
        world.profiles.save(
                account, new DiscordProfile(new DiscordUser(user), "somebody", Optional.empty()));
        world.discord.members.put(user, Set.of());
        return account;
    }

    private Result choose(boolean enabled) {
        return choose(account, enabled);
    }

    private Result choose(AccountId who, boolean enabled) {
        return world.choices(CrashPoint.whole()).choose(who, key, enabled);
    }

    private static Result chosen(boolean enabled, boolean applied) {
        return new Result.Chosen(
                new NoticeChoice(Optional.of(enabled), PingMode.MANAGED_ROLE), applied);
    }

    /** All steps, as they run again and again. */
    private static void level(ClubWorld world, CrashPoint crash) {
        world.levelRoles(crash).level();
        world.giveRoles(crash).give();
    }

    private void level() {
        level(world, CrashPoint.whole());
    }

    private void later(Duration length) {
        world.now = world.now.plus(length);
    }

    private ManagedRole role() {
        return world.roles.find(key).orElseThrow();
    }

    private RoleId made() {
        return role().role().orElseThrow();
    }

    private Set<RoleId> roles() {
        return roles(MEMBER);
    }

    private Set<RoleId> roles(String user) {
        return Optional.ofNullable(world.discord.members.get(user)).orElseThrow();
    }

    private ChooseNotices.Row row() {
        return world.choices(CrashPoint.whole()).of(account).getFirst();
    }

    @Test
    void a_role_is_made_once_and_nobody_but_us_may_ping_or_do_anything_by_it() {
        level();
        level();
        later(Duration.ofHours(1));
        level();

        assertThat(world.discord.made)
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.id()).isEqualTo(made());
                            assertThat(it.name()).isEqualTo("Live: ada");
                            assertThat(it.permissions()).isEqualTo(Permissions.NONE);
                            assertThat(it.mentionable()).isFalse();
                        });
    }

    @Test
    void whoever_asks_for_it_gets_the_role_and_whoever_does_not_want_it_any_more_loses_it() {
        assertThat(row().choice().isOn()).isFalse();

        assertThat(choose(true)).isEqualTo(chosen(true, true));

        assertThat(roles()).containsExactly(made());
        assertThat(row().choice().isOn()).isTrue();
        assertThat(choose(false)).isEqualTo(chosen(false, true));
        assertThat(roles()).isEmpty();
        assertThat(row().choice().isOn()).isFalse();
    }

    @Test
    void whoever_asked_before_the_role_was_there_gets_it_with_the_role() {
        pings(world, PingMode.NONE);
        choose(true);
        pings(world, PingMode.MANAGED_ROLE);

        level();

        assertThat(roles()).containsExactly(made());
    }

    @Test
    void whoever_was_looked_at_before_the_role_was_there_gets_it_with_the_role() {
        world.discord.away = true;
        level();
        choose(true);
        world.giveRoles(CrashPoint.whole()).give();
        world.discord.away = false;

        world.levelRoles(CrashPoint.whole()).level(key);
        world.giveRoles(CrashPoint.whole()).give();

        assertThat(roles()).containsExactly(made());
    }

    @Test
    void who_switches_off_while_the_role_is_being_made_does_not_get_it() {
        pings(world, PingMode.NONE);
        choose(true);
        pings(world, PingMode.MANAGED_ROLE);
        // It is noted, and left to be done later.
        world.preferences.afterRead =
                () -> {
                    world.discord.away = true;
                    choose(false);
                    world.discord.away = false;
                };

        level();
        later(Duration.ofMinutes(1));
        level();

        assertThat(made()).isNotNull();
        assertThat(roles()).isEmpty();
        assertThat(row().choice().isOn()).isFalse();
    }

    @Test
    void whoever_chooses_while_the_role_is_being_made_makes_no_second_one() {
        var claimed = ManagedRole.wanted(key, world.now).claimed(world.now);
        world.roles.save(claimed).orUndo("a role");

        assertThat(choose(true)).isEqualTo(chosen(true, false));

        assertThat(world.discord.made).isEmpty();
        later(Duration.ofMinutes(1));
        level();
        assertThat(world.discord.made).hasSize(1);
        assertThat(roles()).containsExactly(made());
    }

    @Test
    void the_role_is_deleted_when_posts_ping_otherwise_or_the_channel_is_taken_out() {
        choose(true);
        pings(world, PingMode.ROLE);
        level();
        assertThat(world.discord.made).isEmpty();
        assertThat(world.roles.find(key)).isEmpty();

        pings(world, PingMode.MANAGED_ROLE);
        level();
        assertThat(world.discord.made).hasSize(1);
        world.links(CrashPoint.whole()).remove(key);
        level();
        assertThat(world.discord.made).isEmpty();
        assertThat(world.roles.find(key)).isEmpty();
    }

    @Test
    void without_the_permission_it_is_not_made_until_an_admin_gives_it() {
        world.discord.ofBot = Permissions.NONE;
        level();
        assertThat(role().problem()).contains(RoleProblem.MISSING_PERMISSIONS);
        assertThat(choose(true))
                .isEqualTo(new Result.RoleNotAssignable(RoleProblem.MISSING_PERMISSIONS));
        assertThat(world.preferences.of(account)).as("nothing is stored").isEmpty();

        world.discord.ofBot = Permissions.NONE.with(Permission.MANAGE_ROLES);
        later(Duration.ofMinutes(5));
        level();

        assertThat(role().problem()).isEmpty();
        assertThat(made()).isNotNull();
    }

    @Test
    void a_role_that_was_moved_above_the_bots_own_cannot_be_given() {
        level();
        world.discord.botPosition = 1;

        assertThat(choose(true)).isEqualTo(new Result.RoleNotAssignable(RoleProblem.ROLE_TOO_HIGH));
        assertThat(world.preferences.of(account)).isEmpty();
        assertThat(roles()).isEmpty();
    }

    @Test
    void a_choice_while_discord_is_away_is_kept_and_done_later() {
        level();
        world.discord.away = true;

        assertThat(choose(true)).isEqualTo(chosen(true, false));

        assertThat(roles()).isEmpty();
        assertThat(row().choice().isOn()).isTrue();
        assertThat(world.holders.waiting(key)).isOne();
        world.discord.away = false;
        later(Duration.ofMinutes(1));
        level();
        assertThat(roles()).containsExactly(made());
        assertThat(world.holders.waiting(key)).isZero();
    }

    @Test
    void what_discord_refuses_though_it_showed_otherwise_is_tried_again() {
        level();
        world.discordRoles.refuses = true;
        assertThat(choose(true)).isEqualTo(chosen(true, false));
        world.discordRoles.refuses = false;
        level();
        assertThat(roles()).as("not at once").isEmpty();

        later(Duration.ofMinutes(5));
        level();

        assertThat(roles()).containsExactly(made());
    }

    @Test
    void what_is_given_or_taken_by_hand_at_discord_counts_after_ten_minutes() {
        choose(true);
        world.discord.members.put(MEMBER, Set.of());
        assertThat(row().choice().isOn()).as("looked at a moment ago").isTrue();

        later(RoleHolder.FRESH.plusSeconds(1));

        assertThat(row().choice().isOn()).isFalse();
        level();
        assertThat(roles()).as("is not given back").isEmpty();
        world.discord.members.put(MEMBER, Set.of(made()));
        later(RoleHolder.FRESH.plusSeconds(1));
        assertThat(row().choice().isOn()).isTrue();
    }

    @Test
    void who_leaves_the_server_and_comes_back_keeps_what_they_chose_and_gets_the_role_again() {
        choose(true);
        world.discord.members.remove(MEMBER);
        later(RoleHolder.FRESH.plusSeconds(1));
        assertThat(row().choice().isOn()).as("who is not there chose nothing").isTrue();

        later(Duration.ofDays(1));
        world.discord.members.put(MEMBER, Set.of());
        world.discord.joined.put(MEMBER, world.now);
        later(RoleHolder.FRESH.plusSeconds(1));
        assertThat(row().choice().isOn()).isTrue();
        level();
        assertThat(roles()).containsExactly(made());

        world.discord.members.put(MEMBER, Set.of());
        later(RoleHolder.FRESH.plusSeconds(1));
        assertThat(row().choice().isOn()).as("taken by hand since").isFalse();
    }

    @Test
    void who_was_gone_when_the_role_was_to_be_given_gets_it_when_they_are_back() {
        choose(true);
        world.discord.members.remove(MEMBER);
        pings(world, PingMode.NONE);
        level();
        pings(world, PingMode.MANAGED_ROLE);
        level();
        level();

        later(Duration.ofDays(1));
        world.discord.members.put(MEMBER, Set.of());
        world.discord.joined.put(MEMBER, world.now);
        later(RoleHolder.FRESH.plusSeconds(1));

        assertThat(row().choice().isOn()).isTrue();
        level();
        assertThat(roles()).containsExactly(made());
    }

    /** Two people who asked for a role before it was made: both are due at once. */
    private AccountId twoAsk() {
        var other = member(world, OTHER);
        pings(world, PingMode.NONE);
        choose(true);
        choose(other, true);
        pings(world, PingMode.MANAGED_ROLE);
        world.levelRoles(CrashPoint.whole()).level();
        return other;
    }

    /** Once, while the first request of a batch is on its way, with whoever comes after it. */
    private void whileTheFirstIsGiven(Consumer<String> what) {
        world.discordRoles.meanwhile =
                first -> {
                    world.discordRoles.meanwhile = _ -> {};
                    later(Duration.ofSeconds(2));
                    what.accept(first.id().equals(MEMBER) ? OTHER : MEMBER);
                };
    }

    @Test
    void who_switches_off_while_others_are_given_the_role_is_not_given_it() {
        var other = twoAsk();
        whileTheFirstIsGiven(
                second ->
                        assertThat(choose(second.equals(MEMBER) ? account : other, false))
                                .isEqualTo(chosen(false, true)));

        world.giveRoles(CrashPoint.whole()).give();

        assertThat(List.of(roles(), roles(OTHER)))
                .containsExactlyInAnyOrder(Set.of(made()), Set.of());
    }

    @Test
    void who_switches_off_while_the_role_is_on_its_way_to_them_loses_it_again() {
        pings(world, PingMode.NONE);
        choose(true);
        pings(world, PingMode.MANAGED_ROLE);
        world.levelRoles(CrashPoint.whole()).level();
        whileTheFirstIsGiven(_ -> choose(false));

        world.giveRoles(CrashPoint.whole()).give();
        assertThat(roles()).as("what was on its way came last").isNotEmpty();
        level();

        assertThat(roles()).isEmpty();
        assertThat(world.holders.waiting(key)).isZero();
        later(RoleHolder.FRESH.plusSeconds(1));
        assertThat(row().choice().isOn()).isFalse();
    }

    @Test
    void who_switches_off_while_discord_gives_no_answer_to_giving_it_loses_it_again() {
        pings(world, PingMode.NONE);
        choose(true);
        pings(world, PingMode.MANAGED_ROLE);
        world.levelRoles(CrashPoint.whole()).level();
        whileTheFirstIsGiven(
                _ -> {
                    choose(false);
                    world.discord.members.put(MEMBER, Set.of(made()));
                    throw new UpstreamException(UpstreamException.Kind.AWAY, "no answer");
                });

        world.giveRoles(CrashPoint.whole()).give();
        level();

        assertThat(roles()).isEmpty();
    }

    @Test
    void what_another_server_took_over_because_the_batch_took_long_is_not_given_twice() {
        twoAsk();
        whileTheFirstIsGiven(
                second -> {
                    later(RoleHolder.LEASE);
                    world.giveRoles(CrashPoint.whole()).give();
                    assertThat(world.discordRoles.given).contains(new DiscordUser(second));
                });

        world.giveRoles(CrashPoint.whole()).give();

        assertThat(world.discordRoles.given)
                .as("the first by both, the second by the other one alone")
                .hasSize(3);
    }

    @Test
    void a_choice_that_is_made_during_a_look_at_discord_counts_more_than_the_look() {
        choose(true);
        later(RoleHolder.FRESH.plusSeconds(1));
        world.discord.afterLook =
                () -> {
                    world.discord.afterLook = () -> {};
                    later(Duration.ofSeconds(1));
                    choose(false);
                };

        assertThat(row().choice().isOn()).isFalse();
        assertThat(roles()).isEmpty();
    }

    @Test
    void while_discord_is_away_the_last_look_counts() {
        choose(true);
        world.discord.away = true;
        later(RoleHolder.FRESH.plusSeconds(1));

        assertThat(row().choice().isOn()).isTrue();
    }

    @Test
    void a_role_that_somebody_deleted_is_made_anew_for_all_who_asked_for_it() {
        choose(true);
        var first = made();
        world.discord.made.clear();
        world.discord.members.put(MEMBER, Set.of());
        later(Duration.ofSeconds(1));
        choose(true);
        level();

        assertThat(made()).isNotEqualTo(first);
        assertThat(roles()).containsExactly(made());
    }

    private void isDeletedAtDiscord() {
        world.discord.made.clear();
        world.discord.members.put(MEMBER, Set.of());
    }

    private void madeAnewAndGiven(RoleId first) {
        level();
        assertThat(made()).isNotEqualTo(first);
        assertThat(roles()).containsExactly(made());
        assertThat(row().choice().isOn()).isTrue();
    }

    @Test
    void who_looks_at_their_choices_after_a_role_was_deleted_keeps_them_and_gets_it_anew() {
        choose(true);
        var first = made();
        isDeletedAtDiscord();
        later(RoleHolder.FRESH.plusSeconds(1));

        assertThat(row().choice().isOn()).isTrue();

        madeAnewAndGiven(first);
    }

    @Test
    void a_post_that_looks_at_the_roles_of_a_server_finds_that_one_was_deleted() {
        choose(true);
        var first = made();
        isDeletedAtDiscord();
        later(RoleHolder.FRESH.plusSeconds(1));
        var posts =
                new PingableRoles(
                        world.guilds,
                        world.levelRoles(CrashPoint.whole())::seen,
                        world.discord,
                        () -> world.now);

        assertThat(posts.find(CLUB, first).orElseThrow().has(first)).isFalse();

        madeAnewAndGiven(first);
    }

    /** The look may have begun before it was made. */
    @Test
    void a_role_that_was_made_a_moment_ago_is_not_gone_because_a_look_did_not_find_it() {
        choose(true);
        var first = made();

        world.levelRoles(CrashPoint.whole()).seen(new SeenRoles(CLUB, Set.of(), world.now));

        assertThat(world.roles.find(key).flatMap(ManagedRole::role)).contains(first);
    }

    @Test
    void a_role_that_was_deleted_while_posts_pinged_otherwise_is_made_anew() {
        choose(true);
        var first = made();
        pings(world, PingMode.ROLE);
        world.discordRoles.refuses = true;
        level();
        world.discordRoles.refuses = false;
        isDeletedAtDiscord();
        pings(world, PingMode.MANAGED_ROLE);
        later(Duration.ofMinutes(5));
        level();

        madeAnewAndGiven(first);
    }

    @Test
    void nothing_is_given_to_whoever_is_no_member_at_discord() {
        world.discord.members.remove(MEMBER);
        choose(true);

        assertThat(world.holders.waiting(key)).isZero();
        assertThat(world.holders.find(new RoleHolder.Key(key, new DiscordUser(MEMBER))))
                .hasValueSatisfying(it -> assertThat(it.has()).isFalse());
    }

    @Test
    void of_one_server_no_more_roles_are_made_than_were_agreed() {
        IntStream.range(0, PingMode.MAX_MANAGED_ROLES)
                .mapToObj(i -> new Link.Key(CLUB, new StreamerId(new UUID(7, i))))
                .forEach(
                        other ->
                                world.roles
                                        .save(
                                                ManagedRole.wanted(other, world.now)
                                                        .made(
                                                                new RoleId(
                                                                        "7700000000000001%02d"
                                                                                .formatted(
                                                                                        other.streamer()
                                                                                                .value()
                                                                                                .getLeastSignificantBits()))))
                                        .orUndo("a role"));

        world.levelRoles(CrashPoint.whole()).level(key);

        assertThat(role().problem()).contains(RoleProblem.LIMIT_REACHED);
        assertThat(world.discord.made).isEmpty();
    }

    /** Only what was made after the note is taken for ours. */
    @Test
    void a_role_of_the_same_name_that_people_made_is_left_alone() {
        world.discord.made.add(named(new RoleId("770000000000000009"), Permissions.NONE));
        world.discord.made.add(
                named(young(world.now, 9), Permissions.NONE.with(Permission.MANAGE_GUILD)));

        level();

        assertThat(world.discord.made).hasSize(3);
        assertThat(made()).isEqualTo(world.discord.made.getLast().id());
    }

    private static GuildRole named(RoleId id, Permissions permissions) {
        return new GuildRole(id, "Live: ada", permissions, 0, 1, false, false);
    }

    private static RoleId young(Instant at, int number) {
        return new RoleId("" + (((at.toEpochMilli() - 1_420_070_400_000L) << 22) + 1_000 + number));
    }

    @Test
    void a_crash_makes_no_second_role_and_leaves_nobody_without() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final ClubWorld club = opened();
                            private final AccountId person = member(club);
                            private final Link.Key link = club.links.of(CLUB).getFirst().key();

                            @Override
                            public void act(CrashPoint crash) {
                                // Whoever begins again after a crash does so later.
                                club.now = club.now.plus(Duration.ofMinutes(2));
                                club.choices(crash).choose(person, link, true);
                                level(club, crash);
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(club.discord.made).hasSizeLessThanOrEqualTo(1);
                                assertThat(club.preferences.of(person).values())
                                        .doesNotContain(false);
                            }

                            @Override
                            public void isDone() {
                                assertThat(club.discord.made).hasSize(1);
                                assertThat(club.discord.members.get(MEMBER))
                                        .isEqualTo(
                                                Set.copyOf(
                                                        List.of(
                                                                club.discord
                                                                        .made
                                                                        .getFirst()
                                                                        .id())));
                            }
                        });
    }

    @Test
    void a_crash_leaves_no_role_that_is_not_needed() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final ClubWorld club = left();

                            private static ClubWorld left() {
                                var world = opened();
                                level(world, CrashPoint.whole());
                                pings(world, PingMode.ROLE);
                                return world;
                            }

                            @Override
                            public void act(CrashPoint crash) {
                                club.now = club.now.plus(Duration.ofMinutes(2));
                                level(club, crash);
                            }

                            @Override
                            public void isWholeOrNothing() {
                                // A role that is still at Discord is still noted.
                                assertThat(
                                                club.discord.made.isEmpty()
                                                        || !club.roles.of(CLUB).isEmpty())
                                        .isTrue();
                            }

                            @Override
                            public void isDone() {
                                assertThat(club.discord.made).isEmpty();
                                assertThat(club.roles.of(CLUB)).isEmpty();
                            }
                        });
    }

    @Test
    void admins_see_how_it_stands() {
        world.discord.away = true;
        choose(true);
        level();
        var shown = new ShowManagedRoles(world.roles, world.holders);

        assertThat(shown.of(CLUB).get(key.streamer()))
                .isEqualTo(new ShowManagedRoles.Shown(role(), world.holders.waiting(key)));
        assertThat(role().problem()).contains(RoleProblem.DISCORD_UNAVAILABLE);
    }
}
