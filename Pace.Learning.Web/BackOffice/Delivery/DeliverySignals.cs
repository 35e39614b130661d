using Pace.Learning.Web.Platform.Signals;

namespace Pace.Learning.Web.BackOffice.Delivery;

/// <summary>Lets a process look when another one has heard from Umbraco.</summary>
internal static class DeliverySignals
{
    public const string Topic = "delivered";

    public static void Listen(this DeliverySync sync, Signals signals) => signals.Raised += topic =>
    {
        if (topic == Topic)
        {
            sync.Look(Guid.Empty);
        }
    };
}
