package dev.pacenote.domain.delivery;

/**
 * One place where a channel reaches an account, such as one browser.
 *
 * @param id names it among the account's targets of that channel; never the address itself
 * @param name what its owner calls it, such as "Firefox"
 */
public record DeliveryTarget(String id, String name) {}
