/// Random orders, in memory or computed place by place, and draws that follow from others. Start with
/// [dev.ballast.samplers.order.RandomOrder]. Not exported.
package dev.ballast.samplers.order;
