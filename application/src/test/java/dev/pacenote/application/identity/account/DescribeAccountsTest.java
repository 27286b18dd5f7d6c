package dev.pacenote.application.identity.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.identity.account.AccountAttribute.Place;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What all features know about accounts, each in the places where it shows it. */
class DescribeAccountsTest {

    private static final AccountId FOX = new AccountId(1);
    private static final AccountId HARE = new AccountId(2);

    private final List<String> asked = new ArrayList<>();

    private final class Feature implements AccountAttributes {

        private final String thing;
        private final List<AccountAttribute> attributes;

        Feature(String thing, AccountAttribute... attributes) {
            this.thing = thing;
            this.attributes = List.of(attributes);
        }

        @Override
        public List<AccountAttribute> attributes() {
            return attributes;
        }

        @Override
        public Map<AccountId, Map<String, Object>> of(Collection<AccountId> accounts) {
            asked.add(thing);
            return Map.of(FOX, Map.of(thing, "of the fox", "secret", "never announced"));
        }

        @Override
        public Set<AccountId> matching(String text) {
            return thing.contains(text) ? Set.of(FOX) : Set.of();
        }
    }

    private final DescribeAccounts accounts =
            new DescribeAccounts(
                    List.of(
                            new Feature(
                                    "hat",
                                    AccountAttribute.optional(
                                            "hat", String.class, Place.PROFILE, Place.EXPORT)),
                            new Feature(
                                    "umbrella",
                                    AccountAttribute.always("umbrella", "none", Place.PROFILE),
                                    AccountAttribute.always("stands", 0, Place.ACCOUNT_LIST))));

    @Test
    void two_features_that_name_an_attribute_alike_are_refused() {
        var hat = new Feature("hat", AccountAttribute.optional("hat", String.class, Place.PROFILE));
        var cap = new Feature("cap", AccountAttribute.always("hat", 0, Place.ACCOUNT_LIST));

        assertThatThrownBy(() -> new DescribeAccounts(List.of(hat, cap)))
                .hasMessage("more than one attribute of accounts is called hat");
    }

    @Test
    void what_a_feature_does_not_know_is_left_out_or_has_the_announced_value() {
        assertThat(accounts.of(List.of(FOX, HARE), Place.PROFILE))
                .isEqualTo(
                        Map.of(
                                FOX, Map.of("hat", "of the fox", "umbrella", "of the fox"),
                                HARE, Map.of("umbrella", "none")));
    }

    @Test
    void an_attribute_is_shown_in_its_places_alone_and_only_those_who_show_one_are_asked() {
        assertThat(accounts.of(FOX, Place.EXPORT)).isEqualTo(Map.of("hat", "of the fox"));
        assertThat(asked).containsExactly("hat");

        assertThat(accounts.of(FOX, Place.ACCOUNT_LIST)).isEqualTo(Map.of("stands", 0));
        assertThat(accounts.shownIn(Place.PROFILE))
                .extracting(AccountAttribute::name)
                .containsExactly("hat", "umbrella");
    }

    @Test
    void whoever_any_feature_knows_by_a_text_is_found() {
        assertThat(accounts.matching("umb")).containsExactly(FOX);
        assertThat(accounts.matching("coat")).isEmpty();
    }
}
