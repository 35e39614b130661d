using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Pace.Learning.Tests.Support;

/// <summary>The site, and all that it writes to its log, down to what is written only when somebody looks for a fault.</summary>
public class AppWithLogs : AppUnderTest
{
    private readonly ConcurrentQueue<string> lines = [];

    /// <summary>What was logged so far.</summary>
    public IReadOnlyCollection<string> Lines => [.. lines];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureLogging(logging => logging.AddProvider(new Keeper(lines)).AddFilter<Keeper>(null, LogLevel.Debug));
    }

    private sealed class Keeper(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
