using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Pace.Learning.Web.Platform.Security;

/// <summary>Sealed texts that could not be opened here since the start. Where they would stand they are left out; whoever looks after the site is told once of each.</summary>
internal sealed partial class UnreadableTexts(ILogger<UnreadableTexts> log)
{
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<string, bool> known = new();
    private readonly Channel<string> told = Channel.CreateBounded<string>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>How many there are.</summary>
    public int Count => known.Count;

    /// <summary>Those that nobody was told of yet, as they come.</summary>
    public ChannelReader<string> New => told.Reader;

    /// <summary>Notes one, by whose it is and what it is: nothing else of it is known.</summary>
    public void Note(Guid personId, string purpose)
    {
        var which = $"{personId:N}:{purpose}";
        if (known.Count < Most && known.TryAdd(which, true))
        {
            LogUnreadable(log, purpose, personId);
            told.Writer.TryWrite(which);
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The sealed text {Purpose} of {PersonId} can't be read. It was changed, or sealed with another key; look into the newest backup in which it can")]
    private static partial void LogUnreadable(ILogger log, string purpose, Guid personId);
}
