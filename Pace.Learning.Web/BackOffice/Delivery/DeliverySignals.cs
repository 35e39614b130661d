using Pace.Learning.Web.Platform.Signals;

namespace Pace.Learning.Web.BackOffice.Delivery;

/// <summary>Lets a process look when another one has heard from Umbraco: the topic says which documents it is about, as far as they have room.</summary>
internal static class DeliverySignals
{
    private const string Topic = "delivered";
    private const int MostNamed = 20;

    public static string TopicOf(IReadOnlyCollection<Guid> ids) => ids.Count > MostNamed ? Topic : $"{Topic} {string.Join(' ', ids.Select(id => id.ToString("N")))}";

    public static void Listen(this DeliverySync sync, Signals signals) => signals.Raised += topic =>
    {
        if (topic.Split(' ') is not [Topic, .. var ids])
        {
            return;
        }
        foreach (var id in ids.Length == 0 ? [Guid.Empty] : ids.Select(id => Guid.ParseExact(id, "N")))
        {
            sync.Look(id);
        }
    };
}
