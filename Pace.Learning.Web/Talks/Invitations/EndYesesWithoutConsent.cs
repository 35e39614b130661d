using Pace.Learning.Web.Platform.Jobs;

namespace Pace.Learning.Web.Talks.Invitations;

/// <summary>A parent whose consent has ended isn't expected at a talk any more, whether or not the manager looks.</summary>
internal sealed class EndYesesWithoutConsent(Speakers speakers) : IRecurringJob
{
    public static string Name => "talks-without-consent";

    public static string What => "Ends a parent’s yes to a talk when their consent has ended";

    public Task RunAsync(CancellationToken cancellation) => speakers.KeepUpAsync(cancellation);
}
