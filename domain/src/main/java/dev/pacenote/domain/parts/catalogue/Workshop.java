package dev.pacenote.domain.parts.catalogue;

import dev.pacenote.domain.identity.account.AccountId;
import java.util.Currency;

/**
 * How a workshop keeps its stock. One account is one workshop.
 *
 * @param currency of all its prices
 * @param defaultThreshold for parts without one of their own; 0: those never run low
 * @param allowNegativeStock whether rows may fall below zero
 * @param version how often it was saved; 0: it is as every workshop begins
 */
public record Workshop(
        AccountId account,
        Currency currency,
        Quantity defaultThreshold,
        boolean allowNegativeStock,
        long version) {

    /** As every workshop begins. */
    public static Workshop initial(AccountId account, Currency currency) {
        return new Workshop(account, currency, Quantity.ZERO, false, 0);
    }

    public Workshop withDefaultThreshold(Quantity threshold) {
        return new Workshop(account, currency, threshold, allowNegativeStock, version);
    }

    public Workshop allowingNegativeStock(boolean allow) {
        return new Workshop(account, currency, defaultThreshold, allow, version);
    }

    public Workshop withCurrency(Currency next) {
        return new Workshop(account, next, defaultThreshold, allowNegativeStock, version);
    }

    public Workshop savedAs(long next) {
        return new Workshop(account, currency, defaultThreshold, allowNegativeStock, next);
    }
}
