using Pace.Learning.Web.Platform.Jobs;

namespace Pace.Learning.Web.Platform.KeptForms;

/// <summary>What was typed and never sent is nobody's after a day.</summary>
internal sealed class ForgetKeptForms(KeptFormStore kept) : IRecurringJob
{
    public static string Name => "forget-kept-forms";

    public static string What => "Deletes what people typed into forms and did not send within a day";

    public Task RunAsync(CancellationToken cancellation) => kept.ForgetOldAsync(cancellation);
}
