namespace Pace.Learning.Content.Delivery;

/// <summary>What Umbraco's Content Delivery API answered can't be what it promises: whoever asked keeps what it had.</summary>
public sealed class UnreadableDeliveryException : Exception
{
    /// <summary>An answer that can't be read, without saying why.</summary>
    public UnreadableDeliveryException()
    {
    }

    /// <summary>An answer that can't be read.</summary>
    /// <param name="message">What is wrong with it.</param>
    public UnreadableDeliveryException(string message)
        : base(message)
    {
    }

    /// <summary>An answer that can't be read.</summary>
    /// <param name="message">What is wrong with it.</param>
    /// <param name="innerException">Who found out.</param>
    public UnreadableDeliveryException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
