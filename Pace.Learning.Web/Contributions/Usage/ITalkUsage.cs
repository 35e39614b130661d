namespace Pace.Learning.Web.Contributions.Usage;

/// <summary>A session at which a parent spoke, will speak, or may be heard in a recording.</summary>
/// <param name="Text">What came of it, as a sentence.</param>
/// <param name="Recording">Their recording that stands by for it; <c>null</c> when they speak themselves.</param>
public sealed record TalkUse(string Text, Guid? Recording);

/// <summary>Tells where a parent's talks and recordings are used. The room that plans talks answers it.</summary>
public interface ITalkUsage
{
    /// <summary>The newest first. A talk that was called off, or a recording whose consent has ended, is no use.</summary>
    Task<IReadOnlyList<TalkUse>> OfAsync(Guid participantId, CancellationToken cancellation);
}
