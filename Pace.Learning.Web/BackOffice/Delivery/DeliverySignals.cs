using Pace.Learning.Web.Platform.Signals;

namespace Pace.Learning.Web.BackOffice.Delivery;

/// <summary>Lets a process look when another one has heard from Umbraco: the topic says which documents it is about, as far as they have room.</summary>
internal static class DeliverySignals
{
    private const string Topic = "delivered";
    private const int MostNamed = 20;

    public static string TopicOf(this DeliverySync sync, IReadOnlyCollection<Guid> ids) => string.Join(' ', [Topic, sync.Process.ToString("N"), .. ids.Count > MostNamed ? [] : ids.Select(id => id.ToString("N"))]);

    public static void Listen(this DeliverySync sync, Signals signals) => signals.Raised += topic =>
    {
        // A notice comes back to whoever sent it, and this process has looked already.
        if (topic.Split(' ') is not [Topic, var from, .. var ids] || from == sync.Process.ToString("N"))
        {
            return;
        }
        foreach (var id in ids.Length == 0 ? [Guid.Empty] : ids.Select(id => Guid.ParseExact(id, "N")))
        {
            sync.Look(id);
        }
    };
}
