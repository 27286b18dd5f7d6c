package dev.pacenote.adapters.in.http.identity.account;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.openapi.SchemaMembers;
import dev.pacenote.application.identity.account.AccountAttribute.Place;
import dev.pacenote.application.identity.account.DescribeAccounts;
import dev.pacenote.domain.identity.account.Account;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.function.UnaryOperator;

/** Shows people their accounts. */
@Factory
public final class ProfileViews {

    private final DescribeAccounts accounts;
    private final AttributeMembers members;

    ProfileViews(DescribeAccounts accounts, AttributeMembers members) {
        this.accounts = accounts;
        this.members = members;
    }

    @Singleton
    SchemaMembers described() {
        return members.described(
                "Profile", ProfileView.class, Place.PROFILE, UnaryOperator.identity());
    }

    /** What the person sees of an account of theirs. */
    public ProfileView of(Account account) {
        return new ProfileView(
                account.id().value(),
                AddressText.of(account),
                account.username().value(),
                Times.iso(account.createdAt()),
                account.role().wireName(),
                account.verifiedAt().isPresent(),
                account.zone().getId(),
                members.of(
                        Place.PROFILE,
                        UnaryOperator.identity(),
                        accounts.of(account.id(), Place.PROFILE)));
    }
}
