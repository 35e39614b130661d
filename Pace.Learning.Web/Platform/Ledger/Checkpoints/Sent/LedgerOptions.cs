namespace Pace.Learning.Web.Platform.Ledger.Checkpoints.Sent;

/// <summary>Settings under <c>Pace:Ledger</c>.</summary>
public sealed class LedgerOptions
{
    /// <summary>To whom checkpoints are sent, with commas between: people outside of whoever runs the site and its database.</summary>
    public string CheckpointsTo { get; set; } = "";

    internal IReadOnlyList<string> Keepers => CheckpointsTo.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
