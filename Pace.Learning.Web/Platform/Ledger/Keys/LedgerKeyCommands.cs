using Pace.Learning.Web.Platform.Commands;

namespace Pace.Learning.Web.Platform.Ledger.Keys;

/// <summary>Shows and replaces the keys that checkpoints are signed with.</summary>
internal static class LedgerKeyCommands
{
    public static async Task<int> ListAsync(WebApplicationBuilder builder, string[] args, TextWriter output)
    {
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var key in await scope.ServiceProvider.GetRequiredService<LedgerKeys>().AllAsync(CancellationToken.None))
        {
            await output.WriteLineAsync($"{key.Id}  {key.Fingerprint}  from {key.From:u}{(key.Until is { } until ? $" until {until:u}" : "")}");
        }
        return Command.Fine;
    }

    public static async Task<int> ReplaceAsync(WebApplicationBuilder builder, string[] args, TextWriter output)
    {
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        var key = await scope.ServiceProvider.GetRequiredService<LedgerKeyChange>().RunAsync();
        await output.WriteLineAsync($"Checkpoints are signed with {key.Id} from now on. Its fingerprint is {key.Fingerprint}. Tell those who keep checkpoints.");
        return Command.Fine;
    }
}
