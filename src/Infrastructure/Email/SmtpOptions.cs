using System.Net;
using System.Net.Mail;

namespace Membership.Infrastructure.Email;

/// <summary>The mail server (configuration section <c>Smtp</c>); without a host, mails stay in the outbox.</summary>
public sealed class SmtpOptions
{
    /// <summary>Name of the server; empty for none.</summary>
    public string Host { get; set; } = "";
    public int Port { get; set; } = 25;

    /// <summary>None, or StartTls.</summary>
    public SmtpSecurity Security { get; set; } = SmtpSecurity.None;
    public string User { get; set; } = "";
    public string Password { get; set; } = "";

    /// <summary>The sender's address.</summary>
    public string From { get; set; } = "membership@localhost.localdomain";

    /// <summary>How often the outbox is looked at.</summary>
    public double PollSeconds { get; set; } = 2;

    internal SmtpClient CreateClient() => new(Host, Port)
    {
        EnableSsl = Security is SmtpSecurity.StartTls,
        Credentials = User.Length > 0 ? new NetworkCredential(User, Password) : null,
        DeliveryFormat = SmtpDeliveryFormat.International,
    };
}

/// <summary>How the connection to the mail server is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>Not at all; for a server on the same host or network.</summary>
    None,

    /// <summary>TLS after STARTTLS.</summary>
    StartTls,
}
