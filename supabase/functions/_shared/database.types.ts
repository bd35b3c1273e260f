// Made by `npm run gen:types` from the migrations. Not to be edited.

export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]

export type Database = {
  public: {
    Tables: {
      ai_configurations: {
        Row: {
          active_hours: NonNullable<Json>
          api_key_last4: string | null
          created_at: string
          hand_over_rules: NonNullable<Json>
          history_messages: number
          id: string
          is_enabled: boolean
          max_tokens: number
          min_confidence: number
          model: string
          monthly_budget_usd: number | null
          project_id: string
          provider: string
          reply_to_buttons: boolean
          system_prompt: string
          temperature: number
          timeout_ms: number
          updated_at: string
          whatsapp_number_id: string | null
        }
        ComputedFields: never
        Insert: {
          active_hours?: NonNullable<Json>
          api_key_last4?: string | null
          created_at?: string
          hand_over_rules?: NonNullable<Json>
          history_messages?: number
          id?: string
          is_enabled?: boolean
          max_tokens?: number
          min_confidence?: number
          model: string
          monthly_budget_usd?: number | null
          project_id: string
          provider?: string
          reply_to_buttons?: boolean
          system_prompt?: string
          temperature?: number
          timeout_ms?: number
          updated_at?: string
          whatsapp_number_id?: string | null
        }
        Update: {
          active_hours?: NonNullable<Json>
          api_key_last4?: string | null
          created_at?: string
          hand_over_rules?: NonNullable<Json>
          history_messages?: number
          id?: string
          is_enabled?: boolean
          max_tokens?: number
          min_confidence?: number
          model?: string
          monthly_budget_usd?: number | null
          project_id?: string
          provider?: string
          reply_to_buttons?: boolean
          system_prompt?: string
          temperature?: number
          timeout_ms?: number
          updated_at?: string
          whatsapp_number_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: 'ai_configurations_number_fkey'
            columns: ['project_id', 'whatsapp_number_id']
            isOneToOne: true
            referencedRelation: 'whatsapp_numbers'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'ai_configurations_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      ai_runs: {
        Row: {
          confidence: number | null
          configuration_id: string | null
          conversation_id: string
          cost_usd: number
          created_at: string
          error: string | null
          id: string
          input_tokens: number
          latency_ms: number | null
          message_id: string | null
          model: string
          outcome: string
          output_tokens: number
          project_id: string
          provider: string
          reply_message_id: string | null
        }
        ComputedFields: never
        Insert: {
          confidence?: number | null
          configuration_id?: string | null
          conversation_id: string
          cost_usd?: number
          created_at?: string
          error?: string | null
          id?: string
          input_tokens?: number
          latency_ms?: number | null
          message_id?: string | null
          model: string
          outcome: string
          output_tokens?: number
          project_id: string
          provider: string
          reply_message_id?: string | null
        }
        Update: {
          confidence?: number | null
          configuration_id?: string | null
          conversation_id?: string
          cost_usd?: number
          created_at?: string
          error?: string | null
          id?: string
          input_tokens?: number
          latency_ms?: number | null
          message_id?: string | null
          model?: string
          outcome?: string
          output_tokens?: number
          project_id?: string
          provider?: string
          reply_message_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: 'ai_runs_configuration_fkey'
            columns: ['project_id', 'configuration_id']
            isOneToOne: false
            referencedRelation: 'ai_configurations'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'ai_runs_conversation_fkey'
            columns: ['project_id', 'conversation_id']
            isOneToOne: false
            referencedRelation: 'conversations'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'ai_runs_conversation_fkey'
            columns: ['project_id', 'conversation_id']
            isOneToOne: false
            referencedRelation: 'report_conversations'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'ai_runs_message_fkey'
            columns: ['project_id', 'message_id']
            isOneToOne: true
            referencedRelation: 'messages'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'ai_runs_message_fkey'
            columns: ['project_id', 'message_id']
            isOneToOne: true
            referencedRelation: 'report_messages'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'ai_runs_reply_message_fkey'
            columns: ['project_id', 'reply_message_id']
            isOneToOne: false
            referencedRelation: 'messages'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'ai_runs_reply_message_fkey'
            columns: ['project_id', 'reply_message_id']
            isOneToOne: false
            referencedRelation: 'report_messages'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      api_keys: {
        Row: {
          created_at: string
          created_by: string | null
          expires_at: string | null
          id: string
          last_used_at: string | null
          name: string
          prefix: string
          project_id: string
          rate_limit_per_minute: number
          revoked_at: string | null
          rotated_from_id: string | null
          scopes: string[]
          updated_at: string
          whatsapp_number_ids: string[] | null
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          created_by?: string | null
          expires_at?: string | null
          id?: string
          last_used_at?: string | null
          name: string
          prefix: string
          project_id: string
          rate_limit_per_minute?: number
          revoked_at?: string | null
          rotated_from_id?: string | null
          scopes: string[]
          updated_at?: string
          whatsapp_number_ids?: string[] | null
        }
        Update: {
          created_at?: string
          created_by?: string | null
          expires_at?: string | null
          id?: string
          last_used_at?: string | null
          name?: string
          prefix?: string
          project_id?: string
          rate_limit_per_minute?: number
          revoked_at?: string | null
          rotated_from_id?: string | null
          scopes?: string[]
          updated_at?: string
          whatsapp_number_ids?: string[] | null
        }
        Relationships: [
          {
            foreignKeyName: 'api_keys_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'api_keys_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'api_keys_rotated_from_id_fkey'
            columns: ['rotated_from_id']
            isOneToOne: false
            referencedRelation: 'api_keys'
            referencedColumns: ['id']
          },
        ]
      }
      audit_log: {
        Row: {
          action: string
          actor_id: string | null
          actor_kind: string
          after: Json | null
          before: Json | null
          created_at: string
          id: number
          project_id: string | null
          request_id: string | null
          subject: string
          subject_id: string
          tenant_id: string | null
        }
        ComputedFields: never
        Insert: {
          action: string
          actor_id?: string | null
          actor_kind: string
          after?: Json | null
          before?: Json | null
          created_at?: string
          id?: never
          project_id?: string | null
          request_id?: string | null
          subject: string
          subject_id: string
          tenant_id?: string | null
        }
        Update: {
          action?: string
          actor_id?: string | null
          actor_kind?: string
          after?: Json | null
          before?: Json | null
          created_at?: string
          id?: never
          project_id?: string | null
          request_id?: string | null
          subject?: string
          subject_id?: string
          tenant_id?: string | null
        }
        Relationships: []
      }
      broadcast_recipients: {
        Row: {
          broadcast_id: string
          contact_id: string
          created_at: string
          delivered_at: string | null
          error_code: string | null
          error_title: string | null
          failed_at: string | null
          message_id: string | null
          project_id: string
          queued_at: string | null
          read_at: string | null
          sent_at: string | null
          skip_reason: string | null
          status: string
          updated_at: string
          variables: NonNullable<Json>
        }
        ComputedFields: never
        Insert: {
          broadcast_id: string
          contact_id: string
          created_at?: string
          delivered_at?: string | null
          error_code?: string | null
          error_title?: string | null
          failed_at?: string | null
          message_id?: string | null
          project_id: string
          queued_at?: string | null
          read_at?: string | null
          sent_at?: string | null
          skip_reason?: string | null
          status?: string
          updated_at?: string
          variables?: NonNullable<Json>
        }
        Update: {
          broadcast_id?: string
          contact_id?: string
          created_at?: string
          delivered_at?: string | null
          error_code?: string | null
          error_title?: string | null
          failed_at?: string | null
          message_id?: string | null
          project_id?: string
          queued_at?: string | null
          read_at?: string | null
          sent_at?: string | null
          skip_reason?: string | null
          status?: string
          updated_at?: string
          variables?: NonNullable<Json>
        }
        Relationships: [
          {
            foreignKeyName: 'broadcast_recipients_broadcast_fkey'
            columns: ['project_id', 'broadcast_id']
            isOneToOne: false
            referencedRelation: 'broadcasts'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'broadcast_recipients_contact_fkey'
            columns: ['project_id', 'contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'broadcast_recipients_message_fkey'
            columns: ['project_id', 'message_id']
            isOneToOne: false
            referencedRelation: 'messages'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'broadcast_recipients_message_fkey'
            columns: ['project_id', 'message_id']
            isOneToOne: false
            referencedRelation: 'report_messages'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      broadcasts: {
        Row: {
          audience: NonNullable<Json>
          audience_frozen_at: string | null
          created_at: string
          created_by: string | null
          finished_at: string | null
          id: string
          messages_per_minute: number | null
          name: string
          pause_reason: string | null
          paused_at: string | null
          project_id: string
          scheduled_for: string | null
          segment_id: string | null
          started_at: string | null
          status: string
          template_id: string | null
          updated_at: string
          variables: NonNullable<Json>
          whatsapp_number_id: string
        }
        ComputedFields: never
        Insert: {
          audience?: NonNullable<Json>
          audience_frozen_at?: string | null
          created_at?: string
          created_by?: string | null
          finished_at?: string | null
          id?: string
          messages_per_minute?: number | null
          name: string
          pause_reason?: string | null
          paused_at?: string | null
          project_id: string
          scheduled_for?: string | null
          segment_id?: string | null
          started_at?: string | null
          status?: string
          template_id?: string | null
          updated_at?: string
          variables?: NonNullable<Json>
          whatsapp_number_id: string
        }
        Update: {
          audience?: NonNullable<Json>
          audience_frozen_at?: string | null
          created_at?: string
          created_by?: string | null
          finished_at?: string | null
          id?: string
          messages_per_minute?: number | null
          name?: string
          pause_reason?: string | null
          paused_at?: string | null
          project_id?: string
          scheduled_for?: string | null
          segment_id?: string | null
          started_at?: string | null
          status?: string
          template_id?: string | null
          updated_at?: string
          variables?: NonNullable<Json>
          whatsapp_number_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'broadcasts_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'broadcasts_number_fkey'
            columns: ['project_id', 'whatsapp_number_id']
            isOneToOne: false
            referencedRelation: 'whatsapp_numbers'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'broadcasts_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'broadcasts_segment_fkey'
            columns: ['project_id', 'segment_id']
            isOneToOne: false
            referencedRelation: 'segments'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'broadcasts_template_id_fkey'
            columns: ['template_id']
            isOneToOne: false
            referencedRelation: 'templates'
            referencedColumns: ['id']
          },
        ]
      }
      calls: {
        Row: {
          agent_id: string | null
          answered_at: string | null
          contact_id: string
          conversation_id: string | null
          created_at: string
          direction: string
          duration_seconds: number | null
          ended_at: string | null
          error_code: string | null
          error_title: string | null
          id: string
          payload: string | null
          project_id: string
          recording_media_file_id: string | null
          started_at: string
          status: string
          updated_at: string
          wacid: string
          whatsapp_number_id: string
        }
        ComputedFields: never
        Insert: {
          agent_id?: string | null
          answered_at?: string | null
          contact_id: string
          conversation_id?: string | null
          created_at?: string
          direction: string
          duration_seconds?: number | null
          ended_at?: string | null
          error_code?: string | null
          error_title?: string | null
          id?: string
          payload?: string | null
          project_id: string
          recording_media_file_id?: string | null
          started_at?: string
          status?: string
          updated_at?: string
          wacid: string
          whatsapp_number_id: string
        }
        Update: {
          agent_id?: string | null
          answered_at?: string | null
          contact_id?: string
          conversation_id?: string | null
          created_at?: string
          direction?: string
          duration_seconds?: number | null
          ended_at?: string | null
          error_code?: string | null
          error_title?: string | null
          id?: string
          payload?: string | null
          project_id?: string
          recording_media_file_id?: string | null
          started_at?: string
          status?: string
          updated_at?: string
          wacid?: string
          whatsapp_number_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'calls_agent_id_fkey'
            columns: ['agent_id']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'calls_contact_fkey'
            columns: ['project_id', 'contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'calls_conversation_fkey'
            columns: ['project_id', 'conversation_id']
            isOneToOne: false
            referencedRelation: 'conversations'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'calls_conversation_fkey'
            columns: ['project_id', 'conversation_id']
            isOneToOne: false
            referencedRelation: 'report_conversations'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'calls_number_fkey'
            columns: ['project_id', 'whatsapp_number_id']
            isOneToOne: false
            referencedRelation: 'whatsapp_numbers'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'calls_recording_fkey'
            columns: ['project_id', 'recording_media_file_id']
            isOneToOne: false
            referencedRelation: 'media_files'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      communication_analytics: {
        Row: {
          contacts: number
          delivered: number
          failed: number
          hour: string
          id: string
          inbound: number
          media: number
          member_id: string | null
          outbound: number
          project_id: string
          read: number
          template_id: string | null
          templates: number
          updated_at: string
          whatsapp_number_id: string
        }
        ComputedFields: never
        Insert: {
          contacts?: number
          delivered?: number
          failed?: number
          hour: string
          id?: string
          inbound?: number
          media?: number
          member_id?: string | null
          outbound?: number
          project_id: string
          read?: number
          template_id?: string | null
          templates?: number
          updated_at?: string
          whatsapp_number_id: string
        }
        Update: {
          contacts?: number
          delivered?: number
          failed?: number
          hour?: string
          id?: string
          inbound?: number
          media?: number
          member_id?: string | null
          outbound?: number
          project_id?: string
          read?: number
          template_id?: string | null
          templates?: number
          updated_at?: string
          whatsapp_number_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'communication_analytics_number_fkey'
            columns: ['project_id', 'whatsapp_number_id']
            isOneToOne: false
            referencedRelation: 'whatsapp_numbers'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'communication_analytics_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      consent_entries: {
        Row: {
          category: string
          channel: string
          contact_id: string
          created_at: string
          evidence: string | null
          id: string
          message_id: string | null
          occurred_at: string
          project_id: string
          recorded_by: string | null
          source: string
          state: string
        }
        ComputedFields: never
        Insert: {
          category: string
          channel?: string
          contact_id: string
          created_at?: string
          evidence?: string | null
          id?: string
          message_id?: string | null
          occurred_at?: string
          project_id: string
          recorded_by?: string | null
          source: string
          state: string
        }
        Update: {
          category?: string
          channel?: string
          contact_id?: string
          created_at?: string
          evidence?: string | null
          id?: string
          message_id?: string | null
          occurred_at?: string
          project_id?: string
          recorded_by?: string | null
          source?: string
          state?: string
        }
        Relationships: [
          {
            foreignKeyName: 'consent_entries_contact_fkey'
            columns: ['project_id', 'contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'consent_entries_message_fkey'
            columns: ['project_id', 'message_id']
            isOneToOne: false
            referencedRelation: 'messages'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'consent_entries_message_fkey'
            columns: ['project_id', 'message_id']
            isOneToOne: false
            referencedRelation: 'report_messages'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'consent_entries_recorded_by_fkey'
            columns: ['recorded_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
        ]
      }
      contact_fields: {
        Row: {
          created_at: string
          key: string
          kind: string
          label: string
          options: NonNullable<Json>
          position: number
          project_id: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          key: string
          kind?: string
          label: string
          options?: NonNullable<Json>
          position?: number
          project_id: string
          updated_at?: string
        }
        Update: {
          created_at?: string
          key?: string
          kind?: string
          label?: string
          options?: NonNullable<Json>
          position?: number
          project_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'contact_fields_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      contact_identities: {
        Row: {
          contact_id: string
          created_at: string
          id: string
          kind: string
          project_id: string
          source: string
          valid_from: string
          valid_to: string | null
          value: string
        }
        ComputedFields: never
        Insert: {
          contact_id: string
          created_at?: string
          id?: string
          kind: string
          project_id: string
          source: string
          valid_from?: string
          valid_to?: string | null
          value: string
        }
        Update: {
          contact_id?: string
          created_at?: string
          id?: string
          kind?: string
          project_id?: string
          source?: string
          valid_from?: string
          valid_to?: string | null
          value?: string
        }
        Relationships: [
          {
            foreignKeyName: 'contact_identities_contact_fkey'
            columns: ['project_id', 'contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      contact_jobs: {
        Row: {
          created: number
          created_at: string
          created_by: string | null
          done: number
          error: string | null
          failed: number
          finished_at: string | null
          id: string
          kind: string
          options: NonNullable<Json>
          path: string | null
          problems: NonNullable<Json>
          project_id: string
          started_at: string | null
          state: string
          total: number | null
          updated: number
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created?: number
          created_at?: string
          created_by?: string | null
          done?: number
          error?: string | null
          failed?: number
          finished_at?: string | null
          id?: string
          kind: string
          options?: NonNullable<Json>
          path?: string | null
          problems?: NonNullable<Json>
          project_id: string
          started_at?: string | null
          state?: string
          total?: number | null
          updated?: number
          updated_at?: string
        }
        Update: {
          created?: number
          created_at?: string
          created_by?: string | null
          done?: number
          error?: string | null
          failed?: number
          finished_at?: string | null
          id?: string
          kind?: string
          options?: NonNullable<Json>
          path?: string | null
          problems?: NonNullable<Json>
          project_id?: string
          started_at?: string | null
          state?: string
          total?: number | null
          updated?: number
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'contact_jobs_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'contact_jobs_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      contact_merges: {
        Row: {
          added_tag_ids: string[]
          id: string
          joined_conversations: NonNullable<Json>
          merged_at: string
          merged_by: string | null
          merged_id: string
          project_id: string
          reason: string
          survivor_after: NonNullable<Json>
          survivor_before: NonNullable<Json>
          survivor_id: string
          unmerged_at: string | null
          unmerged_by: string | null
        }
        ComputedFields: never
        Insert: {
          added_tag_ids?: string[]
          id?: string
          joined_conversations?: NonNullable<Json>
          merged_at?: string
          merged_by?: string | null
          merged_id: string
          project_id: string
          reason: string
          survivor_after?: NonNullable<Json>
          survivor_before?: NonNullable<Json>
          survivor_id: string
          unmerged_at?: string | null
          unmerged_by?: string | null
        }
        Update: {
          added_tag_ids?: string[]
          id?: string
          joined_conversations?: NonNullable<Json>
          merged_at?: string
          merged_by?: string | null
          merged_id?: string
          project_id?: string
          reason?: string
          survivor_after?: NonNullable<Json>
          survivor_before?: NonNullable<Json>
          survivor_id?: string
          unmerged_at?: string | null
          unmerged_by?: string | null
        }
        Relationships: [
          {
            foreignKeyName: 'contact_merges_merged_by_fkey'
            columns: ['merged_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'contact_merges_merged_fkey'
            columns: ['project_id', 'merged_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'contact_merges_survivor_fkey'
            columns: ['project_id', 'survivor_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'contact_merges_unmerged_by_fkey'
            columns: ['unmerged_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
        ]
      }
      contact_tags: {
        Row: {
          contact_id: string
          created_at: string
          created_by: string | null
          project_id: string
          tag_id: string
        }
        ComputedFields: never
        Insert: {
          contact_id: string
          created_at?: string
          created_by?: string | null
          project_id: string
          tag_id: string
        }
        Update: {
          contact_id?: string
          created_at?: string
          created_by?: string | null
          project_id?: string
          tag_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'contact_tags_contact_fkey'
            columns: ['project_id', 'contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'contact_tags_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'contact_tags_tag_fkey'
            columns: ['project_id', 'tag_id']
            isOneToOne: false
            referencedRelation: 'tags'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      contacts: {
        Row: {
          attributes: NonNullable<Json>
          blocked_at: string | null
          created_at: string
          display_name: string | null
          email: string | null
          erased_at: string | null
          id: string
          language: string | null
          merged_into_id: string | null
          name: string | null
          phone_hint: string | null
          profile_name: string | null
          profile_name_at: string
          project_id: string
          search_name: string | null
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          attributes?: NonNullable<Json>
          blocked_at?: string | null
          created_at?: string
          display_name?: string | null
          email?: string | null
          erased_at?: string | null
          id?: string
          language?: string | null
          merged_into_id?: string | null
          name?: never
          phone_hint?: string | null
          profile_name?: string | null
          profile_name_at?: string
          project_id: string
          search_name?: never
          updated_at?: string
        }
        Update: {
          attributes?: NonNullable<Json>
          blocked_at?: string | null
          created_at?: string
          display_name?: string | null
          email?: string | null
          erased_at?: string | null
          id?: string
          language?: string | null
          merged_into_id?: string | null
          name?: never
          phone_hint?: string | null
          profile_name?: string | null
          profile_name_at?: string
          project_id?: string
          search_name?: never
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'contacts_merged_into_fkey'
            columns: ['project_id', 'merged_into_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'contacts_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      conversation_pins: {
        Row: {
          conversation_id: string
          created_at: string
          project_id: string
          user_id: string
        }
        ComputedFields: never
        Insert: {
          conversation_id: string
          created_at?: string
          project_id: string
          user_id: string
        }
        Update: {
          conversation_id?: string
          created_at?: string
          project_id?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'conversation_pins_conversation_fkey'
            columns: ['project_id', 'conversation_id']
            isOneToOne: false
            referencedRelation: 'conversations'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'conversation_pins_conversation_fkey'
            columns: ['project_id', 'conversation_id']
            isOneToOne: false
            referencedRelation: 'report_conversations'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'conversation_pins_member_fkey'
            columns: ['project_id', 'user_id']
            isOneToOne: false
            referencedRelation: 'project_members'
            referencedColumns: ['project_id', 'user_id']
          },
        ]
      }
      conversation_tags: {
        Row: {
          conversation_id: string
          created_at: string
          created_by: string | null
          project_id: string
          tag_id: string
        }
        ComputedFields: never
        Insert: {
          conversation_id: string
          created_at?: string
          created_by?: string | null
          project_id: string
          tag_id: string
        }
        Update: {
          conversation_id?: string
          created_at?: string
          created_by?: string | null
          project_id?: string
          tag_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'conversation_tags_conversation_fkey'
            columns: ['project_id', 'conversation_id']
            isOneToOne: false
            referencedRelation: 'conversations'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'conversation_tags_conversation_fkey'
            columns: ['project_id', 'conversation_id']
            isOneToOne: false
            referencedRelation: 'report_conversations'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'conversation_tags_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'conversation_tags_tag_fkey'
            columns: ['project_id', 'tag_id']
            isOneToOne: false
            referencedRelation: 'tags'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      conversations: {
        Row: {
          assignee_id: string | null
          awaiting_reply_since: string | null
          call_permission_expires_at: string | null
          closed_at: string | null
          closed_by: string | null
          contact_id: string
          created_at: string
          first_response_at: string | null
          free_entry_expires_at: string | null
          id: string
          last_inbound_at: string | null
          last_message_at: string | null
          last_message_direction: string | null
          last_message_id: string | null
          last_message_kind: string | null
          last_message_status: string | null
          last_message_text: string | null
          last_message_type: string | null
          last_outbound_at: string | null
          mode: string
          project_id: string
          service_window_expires_at: string | null
          snoozed_until: string | null
          status: string
          team_id: string | null
          unread_count: number
          updated_at: string
          whatsapp_number_id: string
        }
        ComputedFields: never
        Insert: {
          assignee_id?: string | null
          awaiting_reply_since?: string | null
          call_permission_expires_at?: string | null
          closed_at?: string | null
          closed_by?: string | null
          contact_id: string
          created_at?: string
          first_response_at?: string | null
          free_entry_expires_at?: string | null
          id?: string
          last_inbound_at?: string | null
          last_message_at?: string | null
          last_message_direction?: string | null
          last_message_id?: string | null
          last_message_kind?: string | null
          last_message_status?: string | null
          last_message_text?: string | null
          last_message_type?: string | null
          last_outbound_at?: string | null
          mode?: string
          project_id: string
          service_window_expires_at?: string | null
          snoozed_until?: string | null
          status?: string
          team_id?: string | null
          unread_count?: number
          updated_at?: string
          whatsapp_number_id: string
        }
        Update: {
          assignee_id?: string | null
          awaiting_reply_since?: string | null
          call_permission_expires_at?: string | null
          closed_at?: string | null
          closed_by?: string | null
          contact_id?: string
          created_at?: string
          first_response_at?: string | null
          free_entry_expires_at?: string | null
          id?: string
          last_inbound_at?: string | null
          last_message_at?: string | null
          last_message_direction?: string | null
          last_message_id?: string | null
          last_message_kind?: string | null
          last_message_status?: string | null
          last_message_text?: string | null
          last_message_type?: string | null
          last_outbound_at?: string | null
          mode?: string
          project_id?: string
          service_window_expires_at?: string | null
          snoozed_until?: string | null
          status?: string
          team_id?: string | null
          unread_count?: number
          updated_at?: string
          whatsapp_number_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'conversations_assignee_fkey'
            columns: ['project_id', 'assignee_id']
            isOneToOne: false
            referencedRelation: 'project_members'
            referencedColumns: ['project_id', 'user_id']
          },
          {
            foreignKeyName: 'conversations_closed_by_fkey'
            columns: ['closed_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'conversations_contact_fkey'
            columns: ['project_id', 'contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'conversations_number_fkey'
            columns: ['project_id', 'whatsapp_number_id']
            isOneToOne: false
            referencedRelation: 'whatsapp_numbers'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'conversations_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'conversations_team_fkey'
            columns: ['project_id', 'team_id']
            isOneToOne: false
            referencedRelation: 'teams'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      ctwa_ads: {
        Row: {
          body: string | null
          campaign_name: string | null
          created_at: string
          first_seen_at: string
          headline: string | null
          id: string
          last_seen_at: string
          media_type: string | null
          media_url: string | null
          project_id: string
          source_id: string
          source_type: string
          source_url: string | null
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          body?: string | null
          campaign_name?: string | null
          created_at?: string
          first_seen_at?: string
          headline?: string | null
          id?: string
          last_seen_at?: string
          media_type?: string | null
          media_url?: string | null
          project_id: string
          source_id: string
          source_type?: string
          source_url?: string | null
          updated_at?: string
        }
        Update: {
          body?: string | null
          campaign_name?: string | null
          created_at?: string
          first_seen_at?: string
          headline?: string | null
          id?: string
          last_seen_at?: string
          media_type?: string | null
          media_url?: string | null
          project_id?: string
          source_id?: string
          source_type?: string
          source_url?: string | null
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'ctwa_ads_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      ctwa_clicks: {
        Row: {
          ad_id: string
          clicked_at: string
          contact_id: string
          conversation_id: string
          conversion: string | null
          converted_at: string | null
          created_at: string
          ctwa_clid: string | null
          currency: string | null
          id: string
          message_id: string | null
          project_id: string
          reported_at: string | null
          value: number | null
          window_expires_at: string
        }
        ComputedFields: never
        Insert: {
          ad_id: string
          clicked_at: string
          contact_id: string
          conversation_id: string
          conversion?: string | null
          converted_at?: string | null
          created_at?: string
          ctwa_clid?: string | null
          currency?: string | null
          id?: string
          message_id?: string | null
          project_id: string
          reported_at?: string | null
          value?: number | null
          window_expires_at: string
        }
        Update: {
          ad_id?: string
          clicked_at?: string
          contact_id?: string
          conversation_id?: string
          conversion?: string | null
          converted_at?: string | null
          created_at?: string
          ctwa_clid?: string | null
          currency?: string | null
          id?: string
          message_id?: string | null
          project_id?: string
          reported_at?: string | null
          value?: number | null
          window_expires_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'ctwa_clicks_ad_fkey'
            columns: ['project_id', 'ad_id']
            isOneToOne: false
            referencedRelation: 'ctwa_ads'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'ctwa_clicks_contact_fkey'
            columns: ['project_id', 'contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'ctwa_clicks_conversation_fkey'
            columns: ['project_id', 'conversation_id']
            isOneToOne: false
            referencedRelation: 'conversations'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'ctwa_clicks_conversation_fkey'
            columns: ['project_id', 'conversation_id']
            isOneToOne: false
            referencedRelation: 'report_conversations'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'ctwa_clicks_message_fkey'
            columns: ['project_id', 'message_id']
            isOneToOne: true
            referencedRelation: 'messages'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'ctwa_clicks_message_fkey'
            columns: ['project_id', 'message_id']
            isOneToOne: true
            referencedRelation: 'report_messages'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      custom_function_runs: {
        Row: {
          created_at: string
          duration_ms: number | null
          error: string | null
          function_id: string
          id: string
          input: NonNullable<Json>
          log: string | null
          output: Json | null
          project_id: string
          run_id: string | null
          status: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          duration_ms?: number | null
          error?: string | null
          function_id: string
          id?: string
          input?: NonNullable<Json>
          log?: string | null
          output?: Json | null
          project_id: string
          run_id?: string | null
          status: string
        }
        Update: {
          created_at?: string
          duration_ms?: number | null
          error?: string | null
          function_id?: string
          id?: string
          input?: NonNullable<Json>
          log?: string | null
          output?: Json | null
          project_id?: string
          run_id?: string | null
          status?: string
        }
        Relationships: [
          {
            foreignKeyName: 'custom_function_runs_function_fkey'
            columns: ['project_id', 'function_id']
            isOneToOne: false
            referencedRelation: 'custom_functions'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'custom_function_runs_run_fkey'
            columns: ['project_id', 'run_id']
            isOneToOne: false
            referencedRelation: 'workflow_runs'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      custom_functions: {
        Row: {
          allowed_hosts: string[]
          code: string
          created_at: string
          created_by: string | null
          description: string | null
          id: string
          is_active: boolean
          language: string
          memory_mb: number
          name: string
          project_id: string
          timeout_ms: number
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          allowed_hosts?: string[]
          code: string
          created_at?: string
          created_by?: string | null
          description?: string | null
          id?: string
          is_active?: boolean
          language?: string
          memory_mb?: number
          name: string
          project_id: string
          timeout_ms?: number
          updated_at?: string
        }
        Update: {
          allowed_hosts?: string[]
          code?: string
          created_at?: string
          created_by?: string | null
          description?: string | null
          id?: string
          is_active?: boolean
          language?: string
          memory_mb?: number
          name?: string
          project_id?: string
          timeout_ms?: number
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'custom_functions_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'custom_functions_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      custom_pages: {
        Row: {
          blocks: NonNullable<Json>
          created_at: string
          id: string
          is_published: boolean
          language: string
          project_id: string
          published_at: string | null
          slug: string
          title: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          blocks?: NonNullable<Json>
          created_at?: string
          id?: string
          is_published?: boolean
          language?: string
          project_id: string
          published_at?: string | null
          slug: string
          title: string
          updated_at?: string
        }
        Update: {
          blocks?: NonNullable<Json>
          created_at?: string
          id?: string
          is_published?: boolean
          language?: string
          project_id?: string
          published_at?: string | null
          slug?: string
          title?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'custom_pages_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      dead_letters: {
        Row: {
          attempts: number
          created_at: string
          error: string
          id: string
          project_id: string | null
          queue: string
          resolved_at: string | null
          resolved_by: string | null
          subject_id: string
        }
        ComputedFields: never
        Insert: {
          attempts: number
          created_at?: string
          error: string
          id?: string
          project_id?: string | null
          queue: string
          resolved_at?: string | null
          resolved_by?: string | null
          subject_id: string
        }
        Update: {
          attempts?: number
          created_at?: string
          error?: string
          id?: string
          project_id?: string | null
          queue?: string
          resolved_at?: string | null
          resolved_by?: string | null
          subject_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'dead_letters_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'dead_letters_resolved_by_fkey'
            columns: ['resolved_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
        ]
      }
      email_attachments: {
        Row: {
          created_at: string
          filename: string
          id: string
          mail_id: string
          mime_type: string
          path: string
          project_id: string
          size_bytes: number
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          filename: string
          id?: string
          mail_id: string
          mime_type: string
          path: string
          project_id: string
          size_bytes: number
        }
        Update: {
          created_at?: string
          filename?: string
          id?: string
          mail_id?: string
          mime_type?: string
          path?: string
          project_id?: string
          size_bytes?: number
        }
        Relationships: [
          {
            foreignKeyName: 'email_attachments_mail_fkey'
            columns: ['project_id', 'mail_id']
            isOneToOne: false
            referencedRelation: 'mail'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      email_logs: {
        Row: {
          attempt: number
          created_at: string
          id: string
          mail_id: string
          message_id: string | null
          project_id: string
          recipient: string
          smtp_response: string | null
          status: string
        }
        ComputedFields: never
        Insert: {
          attempt?: number
          created_at?: string
          id?: string
          mail_id: string
          message_id?: string | null
          project_id: string
          recipient: string
          smtp_response?: string | null
          status: string
        }
        Update: {
          attempt?: number
          created_at?: string
          id?: string
          mail_id?: string
          message_id?: string | null
          project_id?: string
          recipient?: string
          smtp_response?: string | null
          status?: string
        }
        Relationships: [
          {
            foreignKeyName: 'email_logs_mail_fkey'
            columns: ['project_id', 'mail_id']
            isOneToOne: false
            referencedRelation: 'mail'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      email_settings: {
        Row: {
          created_at: string
          from_address: string
          from_name: string | null
          host: string
          password_last4: string | null
          port: number
          project_id: string
          reply_to: string | null
          security: string
          updated_at: string
          username: string | null
          verified_at: string | null
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          from_address: string
          from_name?: string | null
          host: string
          password_last4?: string | null
          port?: number
          project_id: string
          reply_to?: string | null
          security?: string
          updated_at?: string
          username?: string | null
          verified_at?: string | null
        }
        Update: {
          created_at?: string
          from_address?: string
          from_name?: string | null
          host?: string
          password_last4?: string | null
          port?: number
          project_id?: string
          reply_to?: string | null
          security?: string
          updated_at?: string
          username?: string | null
          verified_at?: string | null
        }
        Relationships: [
          {
            foreignKeyName: 'email_settings_project_id_fkey'
            columns: ['project_id']
            isOneToOne: true
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      events: {
        Row: {
          contact_id: string | null
          conversation_id: string | null
          created_at: string
          data: NonNullable<Json>
          id: number
          message_id: string | null
          project_id: string
          type: string
          xact_id: unknown
        }
        ComputedFields: never
        Insert: {
          contact_id?: string | null
          conversation_id?: string | null
          created_at?: string
          data?: NonNullable<Json>
          id?: never
          message_id?: string | null
          project_id: string
          type: string
          xact_id?: unknown
        }
        Update: {
          contact_id?: string | null
          conversation_id?: string | null
          created_at?: string
          data?: NonNullable<Json>
          id?: never
          message_id?: string | null
          project_id?: string
          type?: string
          xact_id?: unknown
        }
        Relationships: [
          {
            foreignKeyName: 'events_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      flow_keys: {
        Row: {
          created_at: string
          fingerprint: string
          private_key_set: boolean
          project_id: string
          public_key: string
          signature_status: string
          updated_at: string
          uploaded_at: string | null
          whatsapp_number_id: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          fingerprint: string
          private_key_set?: boolean
          project_id: string
          public_key: string
          signature_status?: string
          updated_at?: string
          uploaded_at?: string | null
          whatsapp_number_id: string
        }
        Update: {
          created_at?: string
          fingerprint?: string
          private_key_set?: boolean
          project_id?: string
          public_key?: string
          signature_status?: string
          updated_at?: string
          uploaded_at?: string | null
          whatsapp_number_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'flow_keys_number_fkey'
            columns: ['project_id', 'whatsapp_number_id']
            isOneToOne: true
            referencedRelation: 'whatsapp_numbers'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      flow_responses: {
        Row: {
          contact_id: string
          conversation_id: string
          created_at: string
          data: NonNullable<Json>
          flow_id: string | null
          id: string
          message_id: string | null
          occurred_at: string
          problems: NonNullable<Json>
          project_id: string
          session_id: string | null
        }
        ComputedFields: never
        Insert: {
          contact_id: string
          conversation_id: string
          created_at?: string
          data: NonNullable<Json>
          flow_id?: string | null
          id?: string
          message_id?: string | null
          occurred_at: string
          problems?: NonNullable<Json>
          project_id: string
          session_id?: string | null
        }
        Update: {
          contact_id?: string
          conversation_id?: string
          created_at?: string
          data?: NonNullable<Json>
          flow_id?: string | null
          id?: string
          message_id?: string | null
          occurred_at?: string
          problems?: NonNullable<Json>
          project_id?: string
          session_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: 'flow_responses_contact_fkey'
            columns: ['project_id', 'contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'flow_responses_conversation_fkey'
            columns: ['project_id', 'conversation_id']
            isOneToOne: false
            referencedRelation: 'conversations'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'flow_responses_conversation_fkey'
            columns: ['project_id', 'conversation_id']
            isOneToOne: false
            referencedRelation: 'report_conversations'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'flow_responses_flow_id_fkey'
            columns: ['flow_id']
            isOneToOne: false
            referencedRelation: 'flows'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'flow_responses_message_fkey'
            columns: ['project_id', 'message_id']
            isOneToOne: true
            referencedRelation: 'messages'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'flow_responses_message_fkey'
            columns: ['project_id', 'message_id']
            isOneToOne: true
            referencedRelation: 'report_messages'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'flow_responses_session_fkey'
            columns: ['project_id', 'session_id']
            isOneToOne: false
            referencedRelation: 'flow_sessions'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      flow_sessions: {
        Row: {
          completed_at: string | null
          contact_id: string
          conversation_id: string
          created_at: string
          data: NonNullable<Json>
          expires_at: string
          flow_id: string
          flow_token: string
          id: string
          message_id: string | null
          project_id: string
          state: string
        }
        ComputedFields: never
        Insert: {
          completed_at?: string | null
          contact_id: string
          conversation_id: string
          created_at?: string
          data?: NonNullable<Json>
          expires_at: string
          flow_id: string
          flow_token: string
          id?: string
          message_id?: string | null
          project_id: string
          state?: string
        }
        Update: {
          completed_at?: string | null
          contact_id?: string
          conversation_id?: string
          created_at?: string
          data?: NonNullable<Json>
          expires_at?: string
          flow_id?: string
          flow_token?: string
          id?: string
          message_id?: string | null
          project_id?: string
          state?: string
        }
        Relationships: [
          {
            foreignKeyName: 'flow_sessions_contact_fkey'
            columns: ['project_id', 'contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'flow_sessions_conversation_fkey'
            columns: ['project_id', 'conversation_id']
            isOneToOne: false
            referencedRelation: 'conversations'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'flow_sessions_conversation_fkey'
            columns: ['project_id', 'conversation_id']
            isOneToOne: false
            referencedRelation: 'report_conversations'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'flow_sessions_flow_id_fkey'
            columns: ['flow_id']
            isOneToOne: false
            referencedRelation: 'flows'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'flow_sessions_message_fkey'
            columns: ['project_id', 'message_id']
            isOneToOne: false
            referencedRelation: 'messages'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'flow_sessions_message_fkey'
            columns: ['project_id', 'message_id']
            isOneToOne: false
            referencedRelation: 'report_messages'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      flow_versions: {
        Row: {
          business_account_id: string
          created_at: string
          created_by: string | null
          document: NonNullable<Json>
          flow_id: string
          id: string
          number: number
          published_at: string | null
          validation_errors: NonNullable<Json>
        }
        ComputedFields: never
        Insert: {
          business_account_id: string
          created_at?: string
          created_by?: string | null
          document: NonNullable<Json>
          flow_id: string
          id?: string
          number: number
          published_at?: string | null
          validation_errors?: NonNullable<Json>
        }
        Update: {
          business_account_id?: string
          created_at?: string
          created_by?: string | null
          document?: NonNullable<Json>
          flow_id?: string
          id?: string
          number?: number
          published_at?: string | null
          validation_errors?: NonNullable<Json>
        }
        Relationships: [
          {
            foreignKeyName: 'flow_versions_business_account_id_fkey'
            columns: ['business_account_id']
            isOneToOne: false
            referencedRelation: 'whatsapp_business_accounts'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'flow_versions_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'flow_versions_flow_id_fkey'
            columns: ['flow_id']
            isOneToOne: false
            referencedRelation: 'flows'
            referencedColumns: ['id']
          },
        ]
      }
      flows: {
        Row: {
          business_account_id: string
          categories: string[]
          created_at: string
          created_by: string | null
          data_api_version: string | null
          document: NonNullable<Json>
          document_version: string | null
          endpoint_uri: string | null
          health: NonNullable<Json>
          id: string
          meta_flow_id: string | null
          name: string
          preview_expires_at: string | null
          preview_url: string | null
          published_at: string | null
          purpose: string | null
          removed_at: string | null
          saved_by: string | null
          status: string
          synced_at: string | null
          updated_at: string
          uploaded_at: string | null
          validation_errors: NonNullable<Json>
        }
        ComputedFields: never
        Insert: {
          business_account_id: string
          categories?: string[]
          created_at?: string
          created_by?: string | null
          data_api_version?: string | null
          document: NonNullable<Json>
          document_version?: string | null
          endpoint_uri?: string | null
          health?: NonNullable<Json>
          id?: string
          meta_flow_id?: string | null
          name: string
          preview_expires_at?: string | null
          preview_url?: string | null
          published_at?: string | null
          purpose?: string | null
          removed_at?: string | null
          saved_by?: string | null
          status?: string
          synced_at?: string | null
          updated_at?: string
          uploaded_at?: string | null
          validation_errors?: NonNullable<Json>
        }
        Update: {
          business_account_id?: string
          categories?: string[]
          created_at?: string
          created_by?: string | null
          data_api_version?: string | null
          document?: NonNullable<Json>
          document_version?: string | null
          endpoint_uri?: string | null
          health?: NonNullable<Json>
          id?: string
          meta_flow_id?: string | null
          name?: string
          preview_expires_at?: string | null
          preview_url?: string | null
          published_at?: string | null
          purpose?: string | null
          removed_at?: string | null
          saved_by?: string | null
          status?: string
          synced_at?: string | null
          updated_at?: string
          uploaded_at?: string | null
          validation_errors?: NonNullable<Json>
        }
        Relationships: [
          {
            foreignKeyName: 'flows_business_account_id_fkey'
            columns: ['business_account_id']
            isOneToOne: false
            referencedRelation: 'whatsapp_business_accounts'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'flows_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'flows_saved_by_fkey'
            columns: ['saved_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
        ]
      }
      inbox_embeds: {
        Row: {
          allowed_origins: string[]
          created_at: string
          created_by: string | null
          disabled_at: string | null
          id: string
          kind: string
          name: string
          project_id: string
          settings: NonNullable<Json>
          token_last4: string | null
          updated_at: string
          whatsapp_number_id: string | null
        }
        ComputedFields: never
        Insert: {
          allowed_origins?: string[]
          created_at?: string
          created_by?: string | null
          disabled_at?: string | null
          id?: string
          kind?: string
          name: string
          project_id: string
          settings?: NonNullable<Json>
          token_last4?: string | null
          updated_at?: string
          whatsapp_number_id?: string | null
        }
        Update: {
          allowed_origins?: string[]
          created_at?: string
          created_by?: string | null
          disabled_at?: string | null
          id?: string
          kind?: string
          name?: string
          project_id?: string
          settings?: NonNullable<Json>
          token_last4?: string | null
          updated_at?: string
          whatsapp_number_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: 'inbox_embeds_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'inbox_embeds_number_fkey'
            columns: ['project_id', 'whatsapp_number_id']
            isOneToOne: false
            referencedRelation: 'whatsapp_numbers'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'inbox_embeds_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      integration_runs: {
        Row: {
          action: string
          attempt: number
          created_at: string
          duration_ms: number | null
          error: string | null
          event_id: number | null
          id: string
          integration_id: string
          project_id: string
          request: NonNullable<Json>
          response: Json | null
          response_status: number | null
          status: string
        }
        ComputedFields: never
        Insert: {
          action: string
          attempt?: number
          created_at?: string
          duration_ms?: number | null
          error?: string | null
          event_id?: number | null
          id?: string
          integration_id: string
          project_id: string
          request?: NonNullable<Json>
          response?: Json | null
          response_status?: number | null
          status: string
        }
        Update: {
          action?: string
          attempt?: number
          created_at?: string
          duration_ms?: number | null
          error?: string | null
          event_id?: number | null
          id?: string
          integration_id?: string
          project_id?: string
          request?: NonNullable<Json>
          response?: Json | null
          response_status?: number | null
          status?: string
        }
        Relationships: [
          {
            foreignKeyName: 'integration_runs_integration_fkey'
            columns: ['project_id', 'integration_id']
            isOneToOne: false
            referencedRelation: 'integrations'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      integrations: {
        Row: {
          config: NonNullable<Json>
          created_at: string
          created_by: string | null
          event_types: string[]
          id: string
          is_active: boolean
          kind: string
          last_error: string | null
          last_test_passed: boolean | null
          last_tested_at: string | null
          name: string
          project_id: string
          provider: string
          secret_last4: string | null
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          config?: NonNullable<Json>
          created_at?: string
          created_by?: string | null
          event_types?: string[]
          id?: string
          is_active?: boolean
          kind: string
          last_error?: string | null
          last_test_passed?: boolean | null
          last_tested_at?: string | null
          name: string
          project_id: string
          provider: string
          secret_last4?: string | null
          updated_at?: string
        }
        Update: {
          config?: NonNullable<Json>
          created_at?: string
          created_by?: string | null
          event_types?: string[]
          id?: string
          is_active?: boolean
          kind?: string
          last_error?: string | null
          last_test_passed?: boolean | null
          last_tested_at?: string | null
          name?: string
          project_id?: string
          provider?: string
          secret_last4?: string | null
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'integrations_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'integrations_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      magic_links: {
        Row: {
          created_at: string
          created_by: string | null
          email: string
          expires_at: string
          id: string
          project_id: string
          purpose: string
          revoked_at: string | null
          role: Database['public']['Enums']['project_role']
          scope: string
          switches: string[]
          team_id: string | null
          updated_at: string
          used_at: string | null
          used_by: string | null
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          created_by?: string | null
          email: string
          expires_at?: string
          id?: string
          project_id: string
          purpose?: string
          revoked_at?: string | null
          role: Database['public']['Enums']['project_role']
          scope?: string
          switches?: string[]
          team_id?: string | null
          updated_at?: string
          used_at?: string | null
          used_by?: string | null
        }
        Update: {
          created_at?: string
          created_by?: string | null
          email?: string
          expires_at?: string
          id?: string
          project_id?: string
          purpose?: string
          revoked_at?: string | null
          role?: Database['public']['Enums']['project_role']
          scope?: string
          switches?: string[]
          team_id?: string | null
          updated_at?: string
          used_at?: string | null
          used_by?: string | null
        }
        Relationships: [
          {
            foreignKeyName: 'magic_links_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'magic_links_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'magic_links_team_fkey'
            columns: ['project_id', 'team_id']
            isOneToOne: false
            referencedRelation: 'teams'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'magic_links_used_by_fkey'
            columns: ['used_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
        ]
      }
      mail: {
        Row: {
          attempts: number
          bcc_addresses: string[]
          cc_addresses: string[]
          contact_id: string | null
          created_at: string
          created_by: string | null
          error: string | null
          html_body: string | null
          id: string
          idempotency_key: string | null
          next_attempt_at: string
          priority: string
          project_id: string
          reply_to: string | null
          sent_at: string | null
          state: string
          subject: string
          template_id: string | null
          text_body: string | null
          to_addresses: string[]
          updated_at: string
          variables: NonNullable<Json>
        }
        ComputedFields: never
        Insert: {
          attempts?: number
          bcc_addresses?: string[]
          cc_addresses?: string[]
          contact_id?: string | null
          created_at?: string
          created_by?: string | null
          error?: string | null
          html_body?: string | null
          id?: string
          idempotency_key?: string | null
          next_attempt_at?: string
          priority?: string
          project_id: string
          reply_to?: string | null
          sent_at?: string | null
          state?: string
          subject: string
          template_id?: string | null
          text_body?: string | null
          to_addresses: string[]
          updated_at?: string
          variables?: NonNullable<Json>
        }
        Update: {
          attempts?: number
          bcc_addresses?: string[]
          cc_addresses?: string[]
          contact_id?: string | null
          created_at?: string
          created_by?: string | null
          error?: string | null
          html_body?: string | null
          id?: string
          idempotency_key?: string | null
          next_attempt_at?: string
          priority?: string
          project_id?: string
          reply_to?: string | null
          sent_at?: string | null
          state?: string
          subject?: string
          template_id?: string | null
          text_body?: string | null
          to_addresses?: string[]
          updated_at?: string
          variables?: NonNullable<Json>
        }
        Relationships: [
          {
            foreignKeyName: 'mail_contact_fkey'
            columns: ['project_id', 'contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'mail_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'mail_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'mail_template_fkey'
            columns: ['project_id', 'template_id']
            isOneToOne: false
            referencedRelation: 'message_templates'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      maintenance_request_events: {
        Row: {
          actor_id: string | null
          from_status: string | null
          id: string
          message_id: string | null
          note: string | null
          occurred_at: string
          project_id: string
          request_id: string
          to_status: string
        }
        ComputedFields: never
        Insert: {
          actor_id?: string | null
          from_status?: string | null
          id?: string
          message_id?: string | null
          note?: string | null
          occurred_at?: string
          project_id: string
          request_id: string
          to_status: string
        }
        Update: {
          actor_id?: string | null
          from_status?: string | null
          id?: string
          message_id?: string | null
          note?: string | null
          occurred_at?: string
          project_id?: string
          request_id?: string
          to_status?: string
        }
        Relationships: [
          {
            foreignKeyName: 'maintenance_request_events_actor_id_fkey'
            columns: ['actor_id']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'maintenance_request_events_message_fkey'
            columns: ['project_id', 'message_id']
            isOneToOne: false
            referencedRelation: 'messages'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'maintenance_request_events_message_fkey'
            columns: ['project_id', 'message_id']
            isOneToOne: false
            referencedRelation: 'report_messages'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'maintenance_request_events_request_fkey'
            columns: ['project_id', 'request_id']
            isOneToOne: false
            referencedRelation: 'maintenance_requests'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      maintenance_request_photos: {
        Row: {
          created_at: string
          media_file_id: string
          project_id: string
          request_id: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          media_file_id: string
          project_id: string
          request_id: string
        }
        Update: {
          created_at?: string
          media_file_id?: string
          project_id?: string
          request_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'maintenance_request_photos_media_file_fkey'
            columns: ['project_id', 'media_file_id']
            isOneToOne: false
            referencedRelation: 'media_files'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'maintenance_request_photos_request_fkey'
            columns: ['project_id', 'request_id']
            isOneToOne: false
            referencedRelation: 'maintenance_requests'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      maintenance_requests: {
        Row: {
          address: string | null
          cancellation_reason: string | null
          cancelled_at: string | null
          completed_at: string | null
          confirmation_attempts: number
          confirmation_due_at: string | null
          confirmation_error: string | null
          confirmation_message_id: string | null
          confirmation_state: string
          confirmed_at: string | null
          contact_id: string
          conversation_id: string | null
          created_at: string
          created_by: string | null
          description: string
          flow_response_id: string | null
          id: string
          notes: string | null
          number: number
          preferred_date: string | null
          preferred_time: string | null
          priority: string
          project_id: string
          rating: number | null
          reference: string | null
          scheduled_from: string | null
          scheduled_to: string | null
          service_type: string
          source: string
          started_at: string | null
          status: string
          technician_id: string | null
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          address?: string | null
          cancellation_reason?: string | null
          cancelled_at?: string | null
          completed_at?: string | null
          confirmation_attempts?: number
          confirmation_due_at?: string | null
          confirmation_error?: string | null
          confirmation_message_id?: string | null
          confirmation_state?: string
          confirmed_at?: string | null
          contact_id: string
          conversation_id?: string | null
          created_at?: string
          created_by?: string | null
          description: string
          flow_response_id?: string | null
          id?: string
          notes?: string | null
          number: number
          preferred_date?: string | null
          preferred_time?: string | null
          priority?: string
          project_id: string
          rating?: number | null
          reference?: never
          scheduled_from?: string | null
          scheduled_to?: string | null
          service_type: string
          source?: string
          started_at?: string | null
          status?: string
          technician_id?: string | null
          updated_at?: string
        }
        Update: {
          address?: string | null
          cancellation_reason?: string | null
          cancelled_at?: string | null
          completed_at?: string | null
          confirmation_attempts?: number
          confirmation_due_at?: string | null
          confirmation_error?: string | null
          confirmation_message_id?: string | null
          confirmation_state?: string
          confirmed_at?: string | null
          contact_id?: string
          conversation_id?: string | null
          created_at?: string
          created_by?: string | null
          description?: string
          flow_response_id?: string | null
          id?: string
          notes?: string | null
          number?: number
          preferred_date?: string | null
          preferred_time?: string | null
          priority?: string
          project_id?: string
          rating?: number | null
          reference?: never
          scheduled_from?: string | null
          scheduled_to?: string | null
          service_type?: string
          source?: string
          started_at?: string | null
          status?: string
          technician_id?: string | null
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'maintenance_requests_confirmation_message_fkey'
            columns: ['project_id', 'confirmation_message_id']
            isOneToOne: false
            referencedRelation: 'messages'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'maintenance_requests_confirmation_message_fkey'
            columns: ['project_id', 'confirmation_message_id']
            isOneToOne: false
            referencedRelation: 'report_messages'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'maintenance_requests_contact_fkey'
            columns: ['project_id', 'contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'maintenance_requests_conversation_fkey'
            columns: ['project_id', 'conversation_id']
            isOneToOne: false
            referencedRelation: 'conversations'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'maintenance_requests_conversation_fkey'
            columns: ['project_id', 'conversation_id']
            isOneToOne: false
            referencedRelation: 'report_conversations'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'maintenance_requests_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'maintenance_requests_flow_response_fkey'
            columns: ['project_id', 'flow_response_id']
            isOneToOne: true
            referencedRelation: 'flow_responses'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'maintenance_requests_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'maintenance_requests_technician_fkey'
            columns: ['project_id', 'technician_id']
            isOneToOne: false
            referencedRelation: 'project_members'
            referencedColumns: ['project_id', 'user_id']
          },
        ]
      }
      maintenance_status_templates: {
        Row: {
          created_at: string
          project_id: string
          status: string
          template_id: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          project_id: string
          status: string
          template_id: string
          updated_at?: string
        }
        Update: {
          created_at?: string
          project_id?: string
          status?: string
          template_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'maintenance_status_templates_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'maintenance_status_templates_template_id_fkey'
            columns: ['template_id']
            isOneToOne: false
            referencedRelation: 'templates'
            referencedColumns: ['id']
          },
        ]
      }
      media_files: {
        Row: {
          attempts: number
          caption: string | null
          claimed_mime_type: string | null
          claimed_sha256: string | null
          contact_id: string | null
          created_at: string
          deleted_at: string | null
          deleted_by: string | null
          direction: string
          duration_ms: number | null
          error_code: string | null
          error_details: string | null
          expires_at: string | null
          filename: string | null
          height: number | null
          id: string
          is_voice: boolean
          kind: string
          meta_media_id: string | null
          mime_type: string | null
          next_attempt_at: string
          path: string | null
          project_id: string
          sha256: string | null
          size_bytes: number | null
          state: string
          stored_at: string | null
          thumbnail_path: string | null
          updated_at: string
          whatsapp_number_id: string | null
          width: number | null
        }
        ComputedFields: never
        Insert: {
          attempts?: number
          caption?: string | null
          claimed_mime_type?: string | null
          claimed_sha256?: string | null
          contact_id?: string | null
          created_at?: string
          deleted_at?: string | null
          deleted_by?: string | null
          direction: string
          duration_ms?: number | null
          error_code?: string | null
          error_details?: string | null
          expires_at?: string | null
          filename?: string | null
          height?: number | null
          id?: string
          is_voice?: boolean
          kind: string
          meta_media_id?: string | null
          mime_type?: string | null
          next_attempt_at?: string
          path?: string | null
          project_id: string
          sha256?: string | null
          size_bytes?: number | null
          state?: string
          stored_at?: string | null
          thumbnail_path?: string | null
          updated_at?: string
          whatsapp_number_id?: string | null
          width?: number | null
        }
        Update: {
          attempts?: number
          caption?: string | null
          claimed_mime_type?: string | null
          claimed_sha256?: string | null
          contact_id?: string | null
          created_at?: string
          deleted_at?: string | null
          deleted_by?: string | null
          direction?: string
          duration_ms?: number | null
          error_code?: string | null
          error_details?: string | null
          expires_at?: string | null
          filename?: string | null
          height?: number | null
          id?: string
          is_voice?: boolean
          kind?: string
          meta_media_id?: string | null
          mime_type?: string | null
          next_attempt_at?: string
          path?: string | null
          project_id?: string
          sha256?: string | null
          size_bytes?: number | null
          state?: string
          stored_at?: string | null
          thumbnail_path?: string | null
          updated_at?: string
          whatsapp_number_id?: string | null
          width?: number | null
        }
        Relationships: [
          {
            foreignKeyName: 'media_files_contact_fkey'
            columns: ['project_id', 'contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'media_files_deleted_by_fkey'
            columns: ['deleted_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'media_files_number_fkey'
            columns: ['project_id', 'whatsapp_number_id']
            isOneToOne: false
            referencedRelation: 'whatsapp_numbers'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'media_files_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      message_statuses: {
        Row: {
          errors: Json | null
          message_id: string
          occurred_at: string
          project_id: string
          received_at: string
          status: string
        }
        ComputedFields: never
        Insert: {
          errors?: Json | null
          message_id: string
          occurred_at: string
          project_id: string
          received_at?: string
          status: string
        }
        Update: {
          errors?: Json | null
          message_id?: string
          occurred_at?: string
          project_id?: string
          received_at?: string
          status?: string
        }
        Relationships: [
          {
            foreignKeyName: 'message_statuses_message_fkey'
            columns: ['project_id', 'message_id']
            isOneToOne: false
            referencedRelation: 'messages'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'message_statuses_message_fkey'
            columns: ['project_id', 'message_id']
            isOneToOne: false
            referencedRelation: 'report_messages'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      message_templates: {
        Row: {
          body: string
          body_html: string | null
          created_at: string
          created_by: string | null
          id: string
          kind: string
          language: string
          media_file_id: string | null
          name: string
          owner_id: string | null
          project_id: string
          shortcut: string | null
          subject: string | null
          updated_at: string
          use_count: number
        }
        ComputedFields: never
        Insert: {
          body: string
          body_html?: string | null
          created_at?: string
          created_by?: string | null
          id?: string
          kind?: string
          language?: string
          media_file_id?: string | null
          name: string
          owner_id?: string | null
          project_id: string
          shortcut?: string | null
          subject?: string | null
          updated_at?: string
          use_count?: number
        }
        Update: {
          body?: string
          body_html?: string | null
          created_at?: string
          created_by?: string | null
          id?: string
          kind?: string
          language?: string
          media_file_id?: string | null
          name?: string
          owner_id?: string | null
          project_id?: string
          shortcut?: string | null
          subject?: string | null
          updated_at?: string
          use_count?: number
        }
        Relationships: [
          {
            foreignKeyName: 'message_templates_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'message_templates_media_file_fkey'
            columns: ['project_id', 'media_file_id']
            isOneToOne: false
            referencedRelation: 'media_files'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'message_templates_owner_fkey'
            columns: ['project_id', 'owner_id']
            isOneToOne: false
            referencedRelation: 'project_members'
            referencedColumns: ['project_id', 'user_id']
          },
          {
            foreignKeyName: 'message_templates_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      messages: {
        Row: {
          accepted_at: string | null
          api_key_id: string | null
          callback_data: string | null
          contact_id: string
          content: NonNullable<Json>
          context_wamid: string | null
          conversation_id: string
          created_at: string
          delivered_at: string | null
          direction: string
          edited_at: string | null
          error_code: string | null
          error_details: string | null
          error_title: string | null
          failed_at: string | null
          id: string
          idempotency_key: string | null
          media_file_id: string | null
          occurred_at: string
          origin: string
          played_at: string | null
          pricing: Json | null
          project_id: string
          read_at: string | null
          retry_of_id: string | null
          revoked_at: string | null
          scheduled_for: string | null
          search_text: string | null
          sender_id: string | null
          sent_at: string | null
          status: string
          target_wamid: string | null
          template_id: string | null
          text: string | null
          type: string
          updated_at: string
          wamid: string | null
          whatsapp_number_id: string
        }
        ComputedFields: never
        Insert: {
          accepted_at?: string | null
          api_key_id?: string | null
          callback_data?: string | null
          contact_id: string
          content?: NonNullable<Json>
          context_wamid?: string | null
          conversation_id: string
          created_at?: string
          delivered_at?: string | null
          direction: string
          edited_at?: string | null
          error_code?: string | null
          error_details?: string | null
          error_title?: string | null
          failed_at?: string | null
          id?: string
          idempotency_key?: string | null
          media_file_id?: string | null
          occurred_at?: string
          origin?: string
          played_at?: string | null
          pricing?: Json | null
          project_id: string
          read_at?: string | null
          retry_of_id?: string | null
          revoked_at?: string | null
          scheduled_for?: string | null
          search_text?: string | null
          sender_id?: string | null
          sent_at?: string | null
          status: string
          target_wamid?: string | null
          template_id?: string | null
          text?: string | null
          type: string
          updated_at?: string
          wamid?: string | null
          whatsapp_number_id: string
        }
        Update: {
          accepted_at?: string | null
          api_key_id?: string | null
          callback_data?: string | null
          contact_id?: string
          content?: NonNullable<Json>
          context_wamid?: string | null
          conversation_id?: string
          created_at?: string
          delivered_at?: string | null
          direction?: string
          edited_at?: string | null
          error_code?: string | null
          error_details?: string | null
          error_title?: string | null
          failed_at?: string | null
          id?: string
          idempotency_key?: string | null
          media_file_id?: string | null
          occurred_at?: string
          origin?: string
          played_at?: string | null
          pricing?: Json | null
          project_id?: string
          read_at?: string | null
          retry_of_id?: string | null
          revoked_at?: string | null
          scheduled_for?: string | null
          search_text?: string | null
          sender_id?: string | null
          sent_at?: string | null
          status?: string
          target_wamid?: string | null
          template_id?: string | null
          text?: string | null
          type?: string
          updated_at?: string
          wamid?: string | null
          whatsapp_number_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'messages_api_key_fkey'
            columns: ['project_id', 'api_key_id']
            isOneToOne: false
            referencedRelation: 'api_keys'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'messages_contact_fkey'
            columns: ['project_id', 'contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'messages_conversation_fkey'
            columns: ['project_id', 'conversation_id']
            isOneToOne: false
            referencedRelation: 'conversations'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'messages_conversation_fkey'
            columns: ['project_id', 'conversation_id']
            isOneToOne: false
            referencedRelation: 'report_conversations'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'messages_media_file_fkey'
            columns: ['project_id', 'media_file_id']
            isOneToOne: false
            referencedRelation: 'media_files'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'messages_number_fkey'
            columns: ['project_id', 'whatsapp_number_id']
            isOneToOne: false
            referencedRelation: 'whatsapp_numbers'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'messages_retry_of_fkey'
            columns: ['project_id', 'retry_of_id']
            isOneToOne: false
            referencedRelation: 'messages'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'messages_retry_of_fkey'
            columns: ['project_id', 'retry_of_id']
            isOneToOne: false
            referencedRelation: 'report_messages'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'messages_sender_fkey'
            columns: ['sender_id']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'messages_template_fkey'
            columns: ['template_id']
            isOneToOne: false
            referencedRelation: 'templates'
            referencedColumns: ['id']
          },
        ]
      }
      meta_apps: {
        Row: {
          app_secret_last4: string | null
          created_at: string
          id: string
          meta_app_id: string | null
          path: string
          tenant_id: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          app_secret_last4?: string | null
          created_at?: string
          id?: string
          meta_app_id?: string | null
          path: string
          tenant_id: string
          updated_at?: string
        }
        Update: {
          app_secret_last4?: string | null
          created_at?: string
          id?: string
          meta_app_id?: string | null
          path?: string
          tenant_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'meta_apps_tenant_id_fkey'
            columns: ['tenant_id']
            isOneToOne: false
            referencedRelation: 'tenants'
            referencedColumns: ['id']
          },
        ]
      }
      notes: {
        Row: {
          author_id: string | null
          body: string
          contact_id: string
          conversation_id: string | null
          created_at: string
          id: string
          mentioned_user_ids: string[]
          project_id: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          author_id?: string | null
          body: string
          contact_id: string
          conversation_id?: string | null
          created_at?: string
          id?: string
          mentioned_user_ids?: string[]
          project_id: string
          updated_at?: string
        }
        Update: {
          author_id?: string | null
          body?: string
          contact_id?: string
          conversation_id?: string | null
          created_at?: string
          id?: string
          mentioned_user_ids?: string[]
          project_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'notes_author_id_fkey'
            columns: ['author_id']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'notes_contact_fkey'
            columns: ['project_id', 'contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'notes_conversation_fkey'
            columns: ['project_id', 'conversation_id']
            isOneToOne: false
            referencedRelation: 'conversations'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'notes_conversation_fkey'
            columns: ['project_id', 'conversation_id']
            isOneToOne: false
            referencedRelation: 'report_conversations'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      notification_preferences: {
        Row: {
          email: boolean
          in_app: boolean
          kind: string
          project_id: string
          updated_at: string
          user_id: string
        }
        ComputedFields: never
        Insert: {
          email?: boolean
          in_app?: boolean
          kind: string
          project_id: string
          updated_at?: string
          user_id: string
        }
        Update: {
          email?: boolean
          in_app?: boolean
          kind?: string
          project_id?: string
          updated_at?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'notification_preferences_member_fkey'
            columns: ['project_id', 'user_id']
            isOneToOne: false
            referencedRelation: 'project_members'
            referencedColumns: ['project_id', 'user_id']
          },
        ]
      }
      notifications: {
        Row: {
          conversation_id: string | null
          created_at: string
          data: NonNullable<Json>
          id: string
          kind: string
          link: string | null
          project_id: string
          read_at: string | null
          user_id: string
        }
        ComputedFields: never
        Insert: {
          conversation_id?: string | null
          created_at?: string
          data?: NonNullable<Json>
          id?: string
          kind: string
          link?: string | null
          project_id: string
          read_at?: string | null
          user_id: string
        }
        Update: {
          conversation_id?: string | null
          created_at?: string
          data?: NonNullable<Json>
          id?: string
          kind?: string
          link?: string | null
          project_id?: string
          read_at?: string | null
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'notifications_conversation_fkey'
            columns: ['project_id', 'conversation_id']
            isOneToOne: false
            referencedRelation: 'conversations'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'notifications_conversation_fkey'
            columns: ['project_id', 'conversation_id']
            isOneToOne: false
            referencedRelation: 'report_conversations'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'notifications_member_fkey'
            columns: ['project_id', 'user_id']
            isOneToOne: false
            referencedRelation: 'project_members'
            referencedColumns: ['project_id', 'user_id']
          },
        ]
      }
      parked_updates: {
        Row: {
          created_at: string
          error: string | null
          event_id: string
          id: string
          kind: string
          phone_number_id: string
          position: number
          project_id: string | null
          reason: string
          resolved_at: string | null
          update: NonNullable<Json>
          waba_id: string | null
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          error?: string | null
          event_id: string
          id?: string
          kind: string
          phone_number_id: string
          position: number
          project_id?: string | null
          reason: string
          resolved_at?: string | null
          update: NonNullable<Json>
          waba_id?: string | null
        }
        Update: {
          created_at?: string
          error?: string | null
          event_id?: string
          id?: string
          kind?: string
          phone_number_id?: string
          position?: number
          project_id?: string | null
          reason?: string
          resolved_at?: string | null
          update?: NonNullable<Json>
          waba_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: 'parked_updates_event_id_fkey'
            columns: ['event_id']
            isOneToOne: false
            referencedRelation: 'webhook_events'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'parked_updates_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      project_business_accounts: {
        Row: {
          business_account_id: string
          created_at: string
          project_id: string
        }
        ComputedFields: never
        Insert: {
          business_account_id: string
          created_at?: string
          project_id: string
        }
        Update: {
          business_account_id?: string
          created_at?: string
          project_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'project_business_accounts_business_account_id_fkey'
            columns: ['business_account_id']
            isOneToOne: false
            referencedRelation: 'whatsapp_business_accounts'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'project_business_accounts_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      project_counters: {
        Row: {
          name: string
          project_id: string
          value: number
        }
        ComputedFields: never
        Insert: {
          name: string
          project_id: string
          value: number
        }
        Update: {
          name?: string
          project_id?: string
          value?: number
        }
        Relationships: [
          {
            foreignKeyName: 'project_counters_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      project_members: {
        Row: {
          broadcast: boolean
          created_at: string
          disabled_at: string | null
          export: boolean
          full_numbers: boolean
          invited_by: string | null
          manage_templates: boolean
          project_id: string
          role: Database['public']['Enums']['project_role']
          scope: string
          updated_at: string
          user_id: string
        }
        ComputedFields: never
        Insert: {
          broadcast?: boolean
          created_at?: string
          disabled_at?: string | null
          export?: boolean
          full_numbers?: boolean
          invited_by?: string | null
          manage_templates?: boolean
          project_id: string
          role: Database['public']['Enums']['project_role']
          scope?: string
          updated_at?: string
          user_id: string
        }
        Update: {
          broadcast?: boolean
          created_at?: string
          disabled_at?: string | null
          export?: boolean
          full_numbers?: boolean
          invited_by?: string | null
          manage_templates?: boolean
          project_id?: string
          role?: Database['public']['Enums']['project_role']
          scope?: string
          updated_at?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'project_members_invited_by_fkey'
            columns: ['invited_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'project_members_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'project_members_user_id_fkey'
            columns: ['user_id']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
        ]
      }
      project_transfers: {
        Row: {
          accepted_at: string | null
          accepted_by: string | null
          created_at: string
          created_by: string | null
          declined_at: string | null
          email: string
          expires_at: string
          id: string
          leaves_tenant: boolean
          project_id: string
          remaining_role: Database['public']['Enums']['project_role'] | null
          revoked_at: string | null
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          accepted_at?: string | null
          accepted_by?: string | null
          created_at?: string
          created_by?: string | null
          declined_at?: string | null
          email: string
          expires_at?: string
          id?: string
          leaves_tenant: boolean
          project_id: string
          remaining_role?: Database['public']['Enums']['project_role'] | null
          revoked_at?: string | null
          updated_at?: string
        }
        Update: {
          accepted_at?: string | null
          accepted_by?: string | null
          created_at?: string
          created_by?: string | null
          declined_at?: string | null
          email?: string
          expires_at?: string
          id?: string
          leaves_tenant?: boolean
          project_id?: string
          remaining_role?: Database['public']['Enums']['project_role'] | null
          revoked_at?: string | null
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'project_transfers_accepted_by_fkey'
            columns: ['accepted_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'project_transfers_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'project_transfers_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      projects: {
        Row: {
          archived_at: string | null
          created_at: string
          created_by: string | null
          default_country: string
          default_language: string
          description: string | null
          id: string
          logo_url: string | null
          name: string
          slug: string
          tenant_id: string
          time_zone: string
          updated_at: string
          website_url: string | null
        }
        ComputedFields: never
        Insert: {
          archived_at?: string | null
          created_at?: string
          created_by?: string | null
          default_country?: string
          default_language?: string
          description?: string | null
          id?: string
          logo_url?: string | null
          name: string
          slug: string
          tenant_id: string
          time_zone?: string
          updated_at?: string
          website_url?: string | null
        }
        Update: {
          archived_at?: string | null
          created_at?: string
          created_by?: string | null
          default_country?: string
          default_language?: string
          description?: string | null
          id?: string
          logo_url?: string | null
          name?: string
          slug?: string
          tenant_id?: string
          time_zone?: string
          updated_at?: string
          website_url?: string | null
        }
        Relationships: [
          {
            foreignKeyName: 'projects_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'projects_tenant_id_fkey'
            columns: ['tenant_id']
            isOneToOne: false
            referencedRelation: 'tenants'
            referencedColumns: ['id']
          },
        ]
      }
      provider_changes: {
        Row: {
          created_at: string
          event_id: string
          field: string
          fingerprint: string
          id: number
          is_known: boolean
          occurred_at: string | null
          phone_number_id: string | null
          position: number
          project_id: string | null
          value: NonNullable<Json>
          waba_id: string | null
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          event_id: string
          field: string
          fingerprint: string
          id?: never
          is_known?: boolean
          occurred_at?: string | null
          phone_number_id?: string | null
          position: number
          project_id?: string | null
          value: NonNullable<Json>
          waba_id?: string | null
        }
        Update: {
          created_at?: string
          event_id?: string
          field?: string
          fingerprint?: string
          id?: never
          is_known?: boolean
          occurred_at?: string | null
          phone_number_id?: string | null
          position?: number
          project_id?: string | null
          value?: NonNullable<Json>
          waba_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: 'provider_changes_event_id_fkey'
            columns: ['event_id']
            isOneToOne: false
            referencedRelation: 'webhook_events'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'provider_changes_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      retention_settings: {
        Row: {
          created_at: string
          keep_days: number | null
          kind: string
          project_id: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          keep_days?: number | null
          kind: string
          project_id: string
          updated_at?: string
        }
        Update: {
          created_at?: string
          keep_days?: number | null
          kind?: string
          project_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'retention_settings_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      sandbox_sessions: {
        Row: {
          activated_at: string | null
          activation_code: string
          contact_id: string | null
          created_at: string
          created_by: string | null
          expires_at: string
          id: string
          project_id: string
          status: string
          updated_at: string
          whatsapp_number_id: string
        }
        ComputedFields: never
        Insert: {
          activated_at?: string | null
          activation_code: string
          contact_id?: string | null
          created_at?: string
          created_by?: string | null
          expires_at?: string
          id?: string
          project_id: string
          status?: string
          updated_at?: string
          whatsapp_number_id: string
        }
        Update: {
          activated_at?: string | null
          activation_code?: string
          contact_id?: string | null
          created_at?: string
          created_by?: string | null
          expires_at?: string
          id?: string
          project_id?: string
          status?: string
          updated_at?: string
          whatsapp_number_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'sandbox_sessions_contact_fkey'
            columns: ['project_id', 'contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'sandbox_sessions_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'sandbox_sessions_number_fkey'
            columns: ['project_id', 'whatsapp_number_id']
            isOneToOne: false
            referencedRelation: 'whatsapp_numbers'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'sandbox_sessions_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      saved_views: {
        Row: {
          created_at: string
          id: string
          name: string
          position: number
          project_id: string
          screen: string
          settings: NonNullable<Json>
          updated_at: string
          user_id: string | null
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          id?: string
          name: string
          position?: number
          project_id: string
          screen: string
          settings?: NonNullable<Json>
          updated_at?: string
          user_id?: string | null
        }
        Update: {
          created_at?: string
          id?: string
          name?: string
          position?: number
          project_id?: string
          screen?: string
          settings?: NonNullable<Json>
          updated_at?: string
          user_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: 'saved_views_member_fkey'
            columns: ['project_id', 'user_id']
            isOneToOne: false
            referencedRelation: 'project_members'
            referencedColumns: ['project_id', 'user_id']
          },
          {
            foreignKeyName: 'saved_views_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      segments: {
        Row: {
          created_at: string
          created_by: string | null
          description: string | null
          filter: NonNullable<Json>
          id: string
          name: string
          project_id: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          created_by?: string | null
          description?: string | null
          filter: NonNullable<Json>
          id?: string
          name: string
          project_id: string
          updated_at?: string
        }
        Update: {
          created_at?: string
          created_by?: string | null
          description?: string | null
          filter?: NonNullable<Json>
          id?: string
          name?: string
          project_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'segments_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'segments_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      system_logs: {
        Row: {
          category: string
          created_at: string
          id: number
          level: string
          message: string
          metadata: NonNullable<Json>
          project_id: string | null
          request_id: string | null
          user_id: string | null
        }
        ComputedFields: never
        Insert: {
          category: string
          created_at?: string
          id?: never
          level: string
          message: string
          metadata?: NonNullable<Json>
          project_id?: string | null
          request_id?: string | null
          user_id?: string | null
        }
        Update: {
          category?: string
          created_at?: string
          id?: never
          level?: string
          message?: string
          metadata?: NonNullable<Json>
          project_id?: string | null
          request_id?: string | null
          user_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: 'system_logs_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'system_logs_user_id_fkey'
            columns: ['user_id']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
        ]
      }
      tags: {
        Row: {
          color: string
          created_at: string
          id: string
          name: string
          project_id: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          color?: string
          created_at?: string
          id?: string
          name: string
          project_id: string
          updated_at?: string
        }
        Update: {
          color?: string
          created_at?: string
          id?: string
          name?: string
          project_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'tags_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      team_members: {
        Row: {
          created_at: string
          project_id: string
          team_id: string
          user_id: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          project_id: string
          team_id: string
          user_id: string
        }
        Update: {
          created_at?: string
          project_id?: string
          team_id?: string
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'team_members_member_fkey'
            columns: ['project_id', 'user_id']
            isOneToOne: false
            referencedRelation: 'project_members'
            referencedColumns: ['project_id', 'user_id']
          },
          {
            foreignKeyName: 'team_members_team_fkey'
            columns: ['project_id', 'team_id']
            isOneToOne: false
            referencedRelation: 'teams'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      teams: {
        Row: {
          created_at: string
          id: string
          name: string
          project_id: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          id?: string
          name: string
          project_id: string
          updated_at?: string
        }
        Update: {
          created_at?: string
          id?: string
          name?: string
          project_id?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'teams_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      template_events: {
        Row: {
          after: string | null
          arrived_at: string
          before: string | null
          business_account_id: string
          details: NonNullable<Json>
          id: string
          kind: string
          occurred_at: string
          position: number
          reason: string | null
          template_id: string
        }
        ComputedFields: never
        Insert: {
          after?: string | null
          arrived_at?: string
          before?: string | null
          business_account_id: string
          details?: NonNullable<Json>
          id?: string
          kind: string
          occurred_at?: string
          position?: number
          reason?: string | null
          template_id: string
        }
        Update: {
          after?: string | null
          arrived_at?: string
          before?: string | null
          business_account_id?: string
          details?: NonNullable<Json>
          id?: string
          kind?: string
          occurred_at?: string
          position?: number
          reason?: string | null
          template_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'template_events_business_account_id_fkey'
            columns: ['business_account_id']
            isOneToOne: false
            referencedRelation: 'whatsapp_business_accounts'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'template_events_template_id_fkey'
            columns: ['template_id']
            isOneToOne: false
            referencedRelation: 'templates'
            referencedColumns: ['id']
          },
        ]
      }
      templates: {
        Row: {
          business_account_id: string
          category: string
          components: NonNullable<Json>
          correct_category: string | null
          created_at: string
          created_by: string | null
          id: string
          language: string
          message_send_ttl_seconds: number | null
          meta_template_id: string | null
          name: string
          parameter_format: string
          previous_category: string | null
          quality_score: string | null
          rejected_reason: string | null
          rejection_info: Json | null
          removed_at: string | null
          status: string
          status_changed_at: string | null
          sub_category: string | null
          submitted_at: string | null
          synced_at: string | null
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          business_account_id: string
          category: string
          components: NonNullable<Json>
          correct_category?: string | null
          created_at?: string
          created_by?: string | null
          id?: string
          language?: string
          message_send_ttl_seconds?: number | null
          meta_template_id?: string | null
          name: string
          parameter_format?: string
          previous_category?: string | null
          quality_score?: string | null
          rejected_reason?: string | null
          rejection_info?: Json | null
          removed_at?: string | null
          status?: string
          status_changed_at?: string | null
          sub_category?: string | null
          submitted_at?: string | null
          synced_at?: string | null
          updated_at?: string
        }
        Update: {
          business_account_id?: string
          category?: string
          components?: NonNullable<Json>
          correct_category?: string | null
          created_at?: string
          created_by?: string | null
          id?: string
          language?: string
          message_send_ttl_seconds?: number | null
          meta_template_id?: string | null
          name?: string
          parameter_format?: string
          previous_category?: string | null
          quality_score?: string | null
          rejected_reason?: string | null
          rejection_info?: Json | null
          removed_at?: string | null
          status?: string
          status_changed_at?: string | null
          sub_category?: string | null
          submitted_at?: string | null
          synced_at?: string | null
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'templates_business_account_id_fkey'
            columns: ['business_account_id']
            isOneToOne: false
            referencedRelation: 'whatsapp_business_accounts'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'templates_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
        ]
      }
      tenants: {
        Row: {
          created_at: string
          id: string
          name: string
          owner_id: string
          settings: NonNullable<Json>
          slug: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          id?: string
          name: string
          owner_id: string
          settings?: NonNullable<Json>
          slug: string
          updated_at?: string
        }
        Update: {
          created_at?: string
          id?: string
          name?: string
          owner_id?: string
          settings?: NonNullable<Json>
          slug?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'tenants_owner_id_fkey'
            columns: ['owner_id']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
        ]
      }
      trusted_users: {
        Row: {
          created_at: string
          id: string
          kind: string
          project_id: string | null
          role: Database['public']['Enums']['project_role']
          tenant_id: string
          updated_at: string
          value: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          id?: string
          kind: string
          project_id?: string | null
          role?: Database['public']['Enums']['project_role']
          tenant_id: string
          updated_at?: string
          value: string
        }
        Update: {
          created_at?: string
          id?: string
          kind?: string
          project_id?: string | null
          role?: Database['public']['Enums']['project_role']
          tenant_id?: string
          updated_at?: string
          value?: string
        }
        Relationships: [
          {
            foreignKeyName: 'trusted_users_project_fkey'
            columns: ['tenant_id', 'project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['tenant_id', 'id']
          },
          {
            foreignKeyName: 'trusted_users_tenant_id_fkey'
            columns: ['tenant_id']
            isOneToOne: false
            referencedRelation: 'tenants'
            referencedColumns: ['id']
          },
        ]
      }
      user_sessions: {
        Row: {
          device: string | null
          first_seen_at: string
          id: string
          ip: unknown
          last_seen_at: string
          revoked_at: string | null
          user_agent: string | null
          user_id: string
        }
        ComputedFields: never
        Insert: {
          device?: string | null
          first_seen_at?: string
          id: string
          ip?: unknown
          last_seen_at?: string
          revoked_at?: string | null
          user_agent?: string | null
          user_id: string
        }
        Update: {
          device?: string | null
          first_seen_at?: string
          id?: string
          ip?: unknown
          last_seen_at?: string
          revoked_at?: string | null
          user_agent?: string | null
          user_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'user_sessions_user_id_fkey'
            columns: ['user_id']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
        ]
      }
      users: {
        Row: {
          avatar_url: string | null
          created_at: string
          email: string | null
          full_name: string | null
          id: string
          last_seen_at: string | null
          locale: string
          time_zone: string | null
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          avatar_url?: string | null
          created_at?: string
          email?: string | null
          full_name?: string | null
          id: string
          last_seen_at?: string | null
          locale?: string
          time_zone?: string | null
          updated_at?: string
        }
        Update: {
          avatar_url?: string | null
          created_at?: string
          email?: string | null
          full_name?: string | null
          id?: string
          last_seen_at?: string | null
          locale?: string
          time_zone?: string | null
          updated_at?: string
        }
        Relationships: []
      }
      webhook_deliveries: {
        Row: {
          attempts: number
          conversation_id: string | null
          created_at: string
          delivered_at: string | null
          duration_ms: number | null
          endpoint_id: string
          error: string | null
          event_id: number
          event_type: string
          id: string
          next_attempt_at: string | null
          project_id: string
          replay_of_id: string | null
          response_body: string | null
          response_status: number | null
          state: string
          updated_at: string
        }
        ComputedFields: never
        Insert: {
          attempts?: number
          conversation_id?: string | null
          created_at?: string
          delivered_at?: string | null
          duration_ms?: number | null
          endpoint_id: string
          error?: string | null
          event_id: number
          event_type: string
          id?: string
          next_attempt_at?: string | null
          project_id: string
          replay_of_id?: string | null
          response_body?: string | null
          response_status?: number | null
          state?: string
          updated_at?: string
        }
        Update: {
          attempts?: number
          conversation_id?: string | null
          created_at?: string
          delivered_at?: string | null
          duration_ms?: number | null
          endpoint_id?: string
          error?: string | null
          event_id?: number
          event_type?: string
          id?: string
          next_attempt_at?: string | null
          project_id?: string
          replay_of_id?: string | null
          response_body?: string | null
          response_status?: number | null
          state?: string
          updated_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'webhook_deliveries_endpoint_fkey'
            columns: ['project_id', 'endpoint_id']
            isOneToOne: false
            referencedRelation: 'webhook_endpoints'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'webhook_deliveries_replay_of_id_fkey'
            columns: ['replay_of_id']
            isOneToOne: false
            referencedRelation: 'webhook_deliveries'
            referencedColumns: ['id']
          },
        ]
      }
      webhook_endpoints: {
        Row: {
          created_at: string
          created_by: string | null
          disabled_at: string | null
          disabled_reason: string | null
          event_types: string[]
          failing_since: string | null
          id: string
          include_history: boolean
          max_attempts: number
          name: string
          previous_secret_until: string | null
          project_id: string
          secret_last4: string | null
          timeout_ms: number
          updated_at: string
          url: string
          whatsapp_number_ids: string[] | null
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          created_by?: string | null
          disabled_at?: string | null
          disabled_reason?: string | null
          event_types?: string[]
          failing_since?: string | null
          id?: string
          include_history?: boolean
          max_attempts?: number
          name: string
          previous_secret_until?: string | null
          project_id: string
          secret_last4?: string | null
          timeout_ms?: number
          updated_at?: string
          url: string
          whatsapp_number_ids?: string[] | null
        }
        Update: {
          created_at?: string
          created_by?: string | null
          disabled_at?: string | null
          disabled_reason?: string | null
          event_types?: string[]
          failing_since?: string | null
          id?: string
          include_history?: boolean
          max_attempts?: number
          name?: string
          previous_secret_until?: string | null
          project_id?: string
          secret_last4?: string | null
          timeout_ms?: number
          updated_at?: string
          url?: string
          whatsapp_number_ids?: string[] | null
        }
        Relationships: [
          {
            foreignKeyName: 'webhook_endpoints_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'webhook_endpoints_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      webhook_events: {
        Row: {
          app: string
          attempts: number
          body: string
          body_sha256: string
          deliveries: number
          error: string | null
          id: string
          last_delivered_at: string
          processed_at: string | null
          received_at: string
          state: string
        }
        ComputedFields: never
        Insert: {
          app: string
          attempts?: number
          body: string
          body_sha256: string
          deliveries?: number
          error?: string | null
          id?: string
          last_delivered_at?: string
          processed_at?: string | null
          received_at?: string
          state?: string
        }
        Update: {
          app?: string
          attempts?: number
          body?: string
          body_sha256?: string
          deliveries?: number
          error?: string | null
          id?: string
          last_delivered_at?: string
          processed_at?: string | null
          received_at?: string
          state?: string
        }
        Relationships: []
      }
      webhook_ledger: {
        Row: {
          applied_at: string
          duplicate: number
          event_id: string
          failed: number
          first_occurred_at: string | null
          parked: number
          phone_number_id: string
          processed: number
          received: number
          received_at: string
        }
        ComputedFields: never
        Insert: {
          applied_at?: string
          duplicate?: number
          event_id: string
          failed?: number
          first_occurred_at?: string | null
          parked?: number
          phone_number_id: string
          processed?: number
          received: number
          received_at: string
        }
        Update: {
          applied_at?: string
          duplicate?: number
          event_id?: string
          failed?: number
          first_occurred_at?: string | null
          parked?: number
          phone_number_id?: string
          processed?: number
          received?: number
          received_at?: string
        }
        Relationships: [
          {
            foreignKeyName: 'webhook_ledger_event_id_fkey'
            columns: ['event_id']
            isOneToOne: false
            referencedRelation: 'webhook_events'
            referencedColumns: ['id']
          },
        ]
      }
      webhook_unknowns: {
        Row: {
          first_seen_at: string
          kind: string
          last_seen_at: string
          name: string
          seen: number
        }
        ComputedFields: never
        Insert: {
          first_seen_at?: string
          kind: string
          last_seen_at?: string
          name: string
          seen?: number
        }
        Update: {
          first_seen_at?: string
          kind?: string
          last_seen_at?: string
          name?: string
          seen?: number
        }
        Relationships: []
      }
      whatsapp_business_accounts: {
        Row: {
          access_token_last4: string | null
          account_review_status: string | null
          created_at: string
          currency: string | null
          id: string
          meta_app_id: string | null
          name: string | null
          restrictions: NonNullable<Json>
          tenant_id: string
          updated_at: string
          waba_id: string
        }
        ComputedFields: never
        Insert: {
          access_token_last4?: string | null
          account_review_status?: string | null
          created_at?: string
          currency?: string | null
          id?: string
          meta_app_id?: string | null
          name?: string | null
          restrictions?: NonNullable<Json>
          tenant_id: string
          updated_at?: string
          waba_id: string
        }
        Update: {
          access_token_last4?: string | null
          account_review_status?: string | null
          created_at?: string
          currency?: string | null
          id?: string
          meta_app_id?: string | null
          name?: string | null
          restrictions?: NonNullable<Json>
          tenant_id?: string
          updated_at?: string
          waba_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'whatsapp_business_accounts_meta_app_id_fkey'
            columns: ['meta_app_id']
            isOneToOne: false
            referencedRelation: 'meta_apps'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'whatsapp_business_accounts_tenant_id_fkey'
            columns: ['tenant_id']
            isOneToOne: false
            referencedRelation: 'tenants'
            referencedColumns: ['id']
          },
        ]
      }
      whatsapp_numbers: {
        Row: {
          business_account_id: string
          created_at: string
          disabled_at: string | null
          display_phone_number: string
          health: string
          health_checked_at: string | null
          health_details: NonNullable<Json>
          id: string
          is_coexistence: boolean
          is_default: boolean
          kind: string
          messaging_limit: string | null
          name: string | null
          name_status: string | null
          phone_number_id: string
          profile: NonNullable<Json>
          project_id: string
          quality_rating: string
          status: string
          throughput_per_second: number
          updated_at: string
          verified_name: string | null
        }
        ComputedFields: never
        Insert: {
          business_account_id: string
          created_at?: string
          disabled_at?: string | null
          display_phone_number: string
          health?: string
          health_checked_at?: string | null
          health_details?: NonNullable<Json>
          id?: string
          is_coexistence?: boolean
          is_default?: boolean
          kind?: string
          messaging_limit?: string | null
          name?: string | null
          name_status?: string | null
          phone_number_id: string
          profile?: NonNullable<Json>
          project_id: string
          quality_rating?: string
          status?: string
          throughput_per_second?: number
          updated_at?: string
          verified_name?: string | null
        }
        Update: {
          business_account_id?: string
          created_at?: string
          disabled_at?: string | null
          display_phone_number?: string
          health?: string
          health_checked_at?: string | null
          health_details?: NonNullable<Json>
          id?: string
          is_coexistence?: boolean
          is_default?: boolean
          kind?: string
          messaging_limit?: string | null
          name?: string | null
          name_status?: string | null
          phone_number_id?: string
          profile?: NonNullable<Json>
          project_id?: string
          quality_rating?: string
          status?: string
          throughput_per_second?: number
          updated_at?: string
          verified_name?: string | null
        }
        Relationships: [
          {
            foreignKeyName: 'whatsapp_numbers_business_account_fkey'
            columns: ['project_id', 'business_account_id']
            isOneToOne: false
            referencedRelation: 'project_business_accounts'
            referencedColumns: ['project_id', 'business_account_id']
          },
          {
            foreignKeyName: 'whatsapp_numbers_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      workflow_run_steps: {
        Row: {
          attempt: number
          error: string | null
          finished_at: string | null
          input: NonNullable<Json>
          key: string
          output: NonNullable<Json>
          project_id: string
          run_id: string
          sequence: number
          started_at: string
          status: string
          type: string
        }
        ComputedFields: never
        Insert: {
          attempt?: number
          error?: string | null
          finished_at?: string | null
          input?: NonNullable<Json>
          key: string
          output?: NonNullable<Json>
          project_id: string
          run_id: string
          sequence: number
          started_at?: string
          status: string
          type: string
        }
        Update: {
          attempt?: number
          error?: string | null
          finished_at?: string | null
          input?: NonNullable<Json>
          key?: string
          output?: NonNullable<Json>
          project_id?: string
          run_id?: string
          sequence?: number
          started_at?: string
          status?: string
          type?: string
        }
        Relationships: [
          {
            foreignKeyName: 'workflow_run_steps_run_fkey'
            columns: ['project_id', 'run_id']
            isOneToOne: false
            referencedRelation: 'workflow_runs'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      workflow_runs: {
        Row: {
          contact_id: string | null
          context: NonNullable<Json>
          conversation_id: string | null
          current_key: string | null
          error: string | null
          event_id: number | null
          finished_at: string | null
          id: string
          project_id: string
          replay_of_id: string | null
          resume_at: string | null
          started_at: string
          status: string
          updated_at: string
          version_id: string
          workflow_id: string
        }
        ComputedFields: never
        Insert: {
          contact_id?: string | null
          context?: NonNullable<Json>
          conversation_id?: string | null
          current_key?: string | null
          error?: string | null
          event_id?: number | null
          finished_at?: string | null
          id?: string
          project_id: string
          replay_of_id?: string | null
          resume_at?: string | null
          started_at?: string
          status?: string
          updated_at?: string
          version_id: string
          workflow_id: string
        }
        Update: {
          contact_id?: string | null
          context?: NonNullable<Json>
          conversation_id?: string | null
          current_key?: string | null
          error?: string | null
          event_id?: number | null
          finished_at?: string | null
          id?: string
          project_id?: string
          replay_of_id?: string | null
          resume_at?: string | null
          started_at?: string
          status?: string
          updated_at?: string
          version_id?: string
          workflow_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'workflow_runs_contact_fkey'
            columns: ['project_id', 'contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'workflow_runs_conversation_fkey'
            columns: ['project_id', 'conversation_id']
            isOneToOne: false
            referencedRelation: 'conversations'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'workflow_runs_conversation_fkey'
            columns: ['project_id', 'conversation_id']
            isOneToOne: false
            referencedRelation: 'report_conversations'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'workflow_runs_replay_of_id_fkey'
            columns: ['replay_of_id']
            isOneToOne: false
            referencedRelation: 'workflow_runs'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'workflow_runs_version_fkey'
            columns: ['project_id', 'version_id']
            isOneToOne: false
            referencedRelation: 'workflow_versions'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'workflow_runs_workflow_fkey'
            columns: ['project_id', 'workflow_id']
            isOneToOne: false
            referencedRelation: 'workflows'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      workflow_steps: {
        Row: {
          config: NonNullable<Json>
          created_at: string
          id: string
          is_active: boolean
          key: string
          next: NonNullable<Json>
          position: number
          project_id: string
          type: string
          updated_at: string
          version_id: string
        }
        ComputedFields: never
        Insert: {
          config?: NonNullable<Json>
          created_at?: string
          id?: string
          is_active?: boolean
          key: string
          next?: NonNullable<Json>
          position: number
          project_id: string
          type: string
          updated_at?: string
          version_id: string
        }
        Update: {
          config?: NonNullable<Json>
          created_at?: string
          id?: string
          is_active?: boolean
          key?: string
          next?: NonNullable<Json>
          position?: number
          project_id?: string
          type?: string
          updated_at?: string
          version_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'workflow_steps_version_fkey'
            columns: ['project_id', 'version_id']
            isOneToOne: false
            referencedRelation: 'workflow_versions'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      workflow_versions: {
        Row: {
          created_at: string
          id: string
          layout: NonNullable<Json>
          number: number
          project_id: string
          published_at: string | null
          published_by: string | null
          updated_at: string
          workflow_id: string
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          id?: string
          layout?: NonNullable<Json>
          number: number
          project_id: string
          published_at?: string | null
          published_by?: string | null
          updated_at?: string
          workflow_id: string
        }
        Update: {
          created_at?: string
          id?: string
          layout?: NonNullable<Json>
          number?: number
          project_id?: string
          published_at?: string | null
          published_by?: string | null
          updated_at?: string
          workflow_id?: string
        }
        Relationships: [
          {
            foreignKeyName: 'workflow_versions_published_by_fkey'
            columns: ['published_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'workflow_versions_workflow_fkey'
            columns: ['project_id', 'workflow_id']
            isOneToOne: false
            referencedRelation: 'workflows'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      workflows: {
        Row: {
          created_at: string
          created_by: string | null
          description: string | null
          error_policy: string
          id: string
          name: string
          project_id: string
          published_version_id: string | null
          status: string
          trigger_config: NonNullable<Json>
          trigger_type: string
          updated_at: string
          whatsapp_number_id: string | null
        }
        ComputedFields: never
        Insert: {
          created_at?: string
          created_by?: string | null
          description?: string | null
          error_policy?: string
          id?: string
          name: string
          project_id: string
          published_version_id?: string | null
          status?: string
          trigger_config?: NonNullable<Json>
          trigger_type: string
          updated_at?: string
          whatsapp_number_id?: string | null
        }
        Update: {
          created_at?: string
          created_by?: string | null
          description?: string | null
          error_policy?: string
          id?: string
          name?: string
          project_id?: string
          published_version_id?: string | null
          status?: string
          trigger_config?: NonNullable<Json>
          trigger_type?: string
          updated_at?: string
          whatsapp_number_id?: string | null
        }
        Relationships: [
          {
            foreignKeyName: 'workflows_created_by_fkey'
            columns: ['created_by']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'workflows_number_fkey'
            columns: ['project_id', 'whatsapp_number_id']
            isOneToOne: false
            referencedRelation: 'whatsapp_numbers'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'workflows_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'workflows_published_version_fkey'
            columns: ['project_id', 'published_version_id']
            isOneToOne: false
            referencedRelation: 'workflow_versions'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
    }
    Views: {
      needs_you: {
        Row: {
          assignee_id: string | null
          conversation_id: string | null
          project_id: string | null
          reason: string | null
          since: string | null
          team_id: string | null
          whatsapp_number_id: string | null
          window_closes_at: string | null
        }
        ComputedFields: never
        Relationships: []
      }
      report_conversations: {
        Row: {
          assignee_id: string | null
          awaiting_reply_since: string | null
          closed_at: string | null
          contact_id: string
          created_at: string
          first_response_at: string | null
          id: string
          last_message_at: string | null
          local_day: string | null
          mode: string
          project_id: string
          service_window_expires_at: string | null
          status: string
          team_id: string | null
          unread_count: number
          whatsapp_number_id: string
        }
        ComputedFields: never
        Relationships: [
          {
            foreignKeyName: 'conversations_assignee_fkey'
            columns: ['project_id', 'assignee_id']
            isOneToOne: false
            referencedRelation: 'project_members'
            referencedColumns: ['project_id', 'user_id']
          },
          {
            foreignKeyName: 'conversations_contact_fkey'
            columns: ['project_id', 'contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'conversations_number_fkey'
            columns: ['project_id', 'whatsapp_number_id']
            isOneToOne: false
            referencedRelation: 'whatsapp_numbers'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'conversations_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'conversations_team_fkey'
            columns: ['project_id', 'team_id']
            isOneToOne: false
            referencedRelation: 'teams'
            referencedColumns: ['project_id', 'id']
          },
        ]
      }
      report_days: {
        Row: {
          delivered: number | null
          failed: number | null
          inbound: number | null
          local_day: string | null
          media: number | null
          member_id: string | null
          outbound: number | null
          project_id: string
          read: number | null
          template_id: string | null
          templates: number | null
          whatsapp_number_id: string
        }
        ComputedFields: never
        Relationships: [
          {
            foreignKeyName: 'communication_analytics_number_fkey'
            columns: ['project_id', 'whatsapp_number_id']
            isOneToOne: false
            referencedRelation: 'whatsapp_numbers'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'communication_analytics_project_id_fkey'
            columns: ['project_id']
            isOneToOne: false
            referencedRelation: 'projects'
            referencedColumns: ['id']
          },
        ]
      }
      report_messages: {
        Row: {
          contact_id: string
          conversation_id: string
          delivered_at: string | null
          direction: string
          error_code: string | null
          has_media: boolean | null
          id: string
          local_day: string | null
          local_hour: number | null
          occurred_at: string
          origin: string
          project_id: string
          read_at: string | null
          sender_id: string | null
          sent_at: string | null
          status: string
          template_id: string | null
          type: string
          whatsapp_number_id: string
        }
        ComputedFields: never
        Relationships: [
          {
            foreignKeyName: 'messages_contact_fkey'
            columns: ['project_id', 'contact_id']
            isOneToOne: false
            referencedRelation: 'contacts'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'messages_conversation_fkey'
            columns: ['project_id', 'conversation_id']
            isOneToOne: false
            referencedRelation: 'conversations'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'messages_conversation_fkey'
            columns: ['project_id', 'conversation_id']
            isOneToOne: false
            referencedRelation: 'report_conversations'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'messages_number_fkey'
            columns: ['project_id', 'whatsapp_number_id']
            isOneToOne: false
            referencedRelation: 'whatsapp_numbers'
            referencedColumns: ['project_id', 'id']
          },
          {
            foreignKeyName: 'messages_sender_fkey'
            columns: ['sender_id']
            isOneToOne: false
            referencedRelation: 'users'
            referencedColumns: ['id']
          },
          {
            foreignKeyName: 'messages_template_fkey'
            columns: ['template_id']
            isOneToOne: false
            referencedRelation: 'templates'
            referencedColumns: ['id']
          },
        ]
      }
    }
    Functions: {
      accept_invitation: {
        Args: { token: string }
        Returns: {
          broadcast: boolean
          created_at: string
          disabled_at: string | null
          export: boolean
          full_numbers: boolean
          invited_by: string | null
          manage_templates: boolean
          project_id: string
          role: Database['public']['Enums']['project_role']
          scope: string
          updated_at: string
          user_id: string
        }
        SetofOptions: {
          from: '*'
          to: 'project_members'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      accept_transfer: {
        Args: { tenant_id?: string; transfer_id: string }
        Returns: {
          archived_at: string | null
          created_at: string
          created_by: string | null
          default_country: string
          default_language: string
          description: string | null
          id: string
          logo_url: string | null
          name: string
          slug: string
          tenant_id: string
          time_zone: string
          updated_at: string
          website_url: string | null
        }
        SetofOptions: {
          from: '*'
          to: 'projects'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      add_contact: {
        Args: {
          attributes?: Json
          display_name?: string
          email?: string
          language?: string
          phone: string
          project_id: string
        }
        Returns: {
          attributes: NonNullable<Json>
          blocked_at: string | null
          created_at: string
          display_name: string | null
          email: string | null
          erased_at: string | null
          id: string
          language: string | null
          merged_into_id: string | null
          name: string | null
          phone_hint: string | null
          profile_name: string | null
          profile_name_at: string
          project_id: string
          search_name: string | null
          updated_at: string
        }
        SetofOptions: {
          from: '*'
          to: 'contacts'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      add_contact_phone: { Args: { contact_id: string; phone: string }; Returns: undefined }
      add_meta_app: {
        Args: {
          app_secret: string
          meta_app_id: string
          path: string
          tenant_id: string
          verify_token: string
        }
        Returns: {
          app_secret_last4: string | null
          created_at: string
          id: string
          meta_app_id: string | null
          path: string
          tenant_id: string
          updated_at: string
        }
        SetofOptions: {
          from: '*'
          to: 'meta_apps'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      arabic_normalize: { Args: { value: string }; Returns: string }
      begin_export: { Args: { project_id: string; subject: string }; Returns: undefined }
      cancel_message: {
        Args: { message_id: string }
        Returns: {
          accepted_at: string | null
          api_key_id: string | null
          callback_data: string | null
          contact_id: string
          content: NonNullable<Json>
          context_wamid: string | null
          conversation_id: string
          created_at: string
          delivered_at: string | null
          direction: string
          edited_at: string | null
          error_code: string | null
          error_details: string | null
          error_title: string | null
          failed_at: string | null
          id: string
          idempotency_key: string | null
          media_file_id: string | null
          occurred_at: string
          origin: string
          played_at: string | null
          pricing: Json | null
          project_id: string
          read_at: string | null
          retry_of_id: string | null
          revoked_at: string | null
          scheduled_for: string | null
          search_text: string | null
          sender_id: string | null
          sent_at: string | null
          status: string
          target_wamid: string | null
          template_id: string | null
          text: string | null
          type: string
          updated_at: string
          wamid: string | null
          whatsapp_number_id: string
        }
        SetofOptions: {
          from: '*'
          to: 'messages'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      change_meta_app: {
        Args: { app_id: string; app_secret?: string; meta_app_id?: string; verify_token?: string }
        Returns: {
          app_secret_last4: string | null
          created_at: string
          id: string
          meta_app_id: string | null
          path: string
          tenant_id: string
          updated_at: string
        }
        SetofOptions: {
          from: '*'
          to: 'meta_apps'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      change_number: {
        Args: { number_id: string; patch: Json }
        Returns: {
          business_account_id: string
          created_at: string
          disabled_at: string | null
          display_phone_number: string
          health: string
          health_checked_at: string | null
          health_details: NonNullable<Json>
          id: string
          is_coexistence: boolean
          is_default: boolean
          kind: string
          messaging_limit: string | null
          name: string | null
          name_status: string | null
          phone_number_id: string
          profile: NonNullable<Json>
          project_id: string
          quality_rating: string
          status: string
          throughput_per_second: number
          updated_at: string
          verified_name: string | null
        }
        SetofOptions: {
          from: '*'
          to: 'whatsapp_numbers'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      change_tenant: {
        Args: { name?: string; owner_id?: string; tenant_id: string }
        Returns: {
          created_at: string
          id: string
          name: string
          owner_id: string
          settings: NonNullable<Json>
          slug: string
          updated_at: string
        }
        SetofOptions: {
          from: '*'
          to: 'tenants'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      check_contact_lines: { Args: { lines: Json; project_id: string }; Returns: Json }
      contact_reach: {
        Args: { contact_ids: string[] }
        Returns: {
          contact_id: string
          reach: string
        }[]
      }
      contacts_by_reach: {
        Args: { project_id: string; reach: string }
        Returns: {
          attributes: NonNullable<Json>
          blocked_at: string | null
          created_at: string
          display_name: string | null
          email: string | null
          erased_at: string | null
          id: string
          language: string | null
          merged_into_id: string | null
          name: string | null
          phone_hint: string | null
          profile_name: string | null
          profile_name_at: string
          project_id: string
          search_name: string | null
          updated_at: string
        }[]
        SetofOptions: {
          from: '*'
          to: 'contacts'
          isOneToOne: false
          isSetofReturn: true
        }
      }
      count_expired: { Args: { keep_days: number; kind: string; project_id: string }; Returns: number }
      create_api_key: {
        Args: {
          expires_at?: string
          name: string
          project_id: string
          rate_limit_per_minute?: number
          scopes: string[]
          whatsapp_number_ids?: string[]
        }
        Returns: Json
      }
      create_invitation: { Args: { invitation: Json; project_id: string }; Returns: Json }
      create_project: {
        Args: { default_language?: string; name: string; slug: string; tenant_id: string; time_zone?: string }
        Returns: {
          archived_at: string | null
          created_at: string
          created_by: string | null
          default_country: string
          default_language: string
          description: string | null
          id: string
          logo_url: string | null
          name: string
          slug: string
          tenant_id: string
          time_zone: string
          updated_at: string
          website_url: string | null
        }
        SetofOptions: {
          from: '*'
          to: 'projects'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      create_tenant: {
        Args: { name: string; slug: string }
        Returns: {
          created_at: string
          id: string
          name: string
          owner_id: string
          settings: NonNullable<Json>
          slug: string
          updated_at: string
        }
        SetofOptions: {
          from: '*'
          to: 'tenants'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      decline_transfer: { Args: { transfer_id: string }; Returns: undefined }
      delete_media: { Args: { media_file_id: string }; Returns: undefined }
      delete_meta_app: { Args: { app_id: string }; Returns: undefined }
      delete_number: { Args: { number_id: string; with_conversations?: boolean }; Returns: undefined }
      draft_workflow: {
        Args: { draft: Json }
        Returns: {
          created_at: string
          created_by: string | null
          description: string | null
          error_policy: string
          id: string
          name: string
          project_id: string
          published_version_id: string | null
          status: string
          trigger_config: NonNullable<Json>
          trigger_type: string
          updated_at: string
          whatsapp_number_id: string | null
        }
        SetofOptions: {
          from: '*'
          to: 'workflows'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      erase_contact: { Args: { contact_id: string }; Returns: undefined }
      events_since: { Args: { cursor?: string; max_rows?: number; project_id: string }; Returns: Json }
      find_contact: {
        Args: { phone: string; project_id: string }
        Returns: {
          attributes: NonNullable<Json>
          blocked_at: string | null
          created_at: string
          display_name: string | null
          email: string | null
          erased_at: string | null
          id: string
          language: string | null
          merged_into_id: string | null
          name: string | null
          phone_hint: string | null
          profile_name: string | null
          profile_name_at: string
          project_id: string
          search_name: string | null
          updated_at: string
        }
        SetofOptions: {
          from: '*'
          to: 'contacts'
          isOneToOne: true
          isSetofReturn: true
        }
      }
      finish_contact_job: {
        Args: { job_id: string }
        Returns: {
          created: number
          created_at: string
          created_by: string | null
          done: number
          error: string | null
          failed: number
          finished_at: string | null
          id: string
          kind: string
          options: NonNullable<Json>
          path: string | null
          problems: NonNullable<Json>
          project_id: string
          started_at: string | null
          state: string
          total: number | null
          updated: number
          updated_at: string
        }
        SetofOptions: {
          from: '*'
          to: 'contact_jobs'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      flow_response_fields: {
        Args: { answered_flow_id?: string; project_id: string }
        Returns: {
          contact_id: string
          flow_id: string
          name: string
          occurred_at: string
          place: number
          response_id: string
          value: Json
        }[]
      }
      import_contacts: {
        Args: { job_id?: string; lines: Json; project_id: string }
        Returns: {
          created: number
          created_at: string
          created_by: string | null
          done: number
          error: string | null
          failed: number
          finished_at: string | null
          id: string
          kind: string
          options: NonNullable<Json>
          path: string | null
          problems: NonNullable<Json>
          project_id: string
          started_at: string | null
          state: string
          total: number | null
          updated: number
          updated_at: string
        }
        SetofOptions: {
          from: '*'
          to: 'contact_jobs'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      inbound_ledger: { Args: { from_at?: string; number_id?: string; to_at?: string }; Returns: Json }
      is_project_member: { Args: { project_id: string; user_id: string }; Returns: boolean }
      join_project: {
        Args: { project_id: string }
        Returns: {
          broadcast: boolean
          created_at: string
          disabled_at: string | null
          export: boolean
          full_numbers: boolean
          invited_by: string | null
          manage_templates: boolean
          project_id: string
          role: Database['public']['Enums']['project_role']
          scope: string
          updated_at: string
          user_id: string
        }
        SetofOptions: {
          from: '*'
          to: 'project_members'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      list_needs_you: {
        Args: {
          after_id?: string
          after_since?: string
          assignee?: string
          max_rows?: number
          or_nobody?: boolean
          project_id: string
          reason?: string
        }
        Returns: Json
      }
      mark_cloud_message_read: {
        Args: { is_typing?: boolean; phone_number_id: string; wamid: string }
        Returns: undefined
      }
      mark_conversation_read: {
        Args: { conversation_id: string }
        Returns: {
          assignee_id: string | null
          awaiting_reply_since: string | null
          call_permission_expires_at: string | null
          closed_at: string | null
          closed_by: string | null
          contact_id: string
          created_at: string
          first_response_at: string | null
          free_entry_expires_at: string | null
          id: string
          last_inbound_at: string | null
          last_message_at: string | null
          last_message_direction: string | null
          last_message_id: string | null
          last_message_kind: string | null
          last_message_status: string | null
          last_message_text: string | null
          last_message_type: string | null
          last_outbound_at: string | null
          mode: string
          project_id: string
          service_window_expires_at: string | null
          snoozed_until: string | null
          status: string
          team_id: string | null
          unread_count: number
          updated_at: string
          whatsapp_number_id: string
        }
        SetofOptions: {
          from: '*'
          to: 'conversations'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      mark_conversation_unread: {
        Args: { conversation_id: string }
        Returns: {
          assignee_id: string | null
          awaiting_reply_since: string | null
          call_permission_expires_at: string | null
          closed_at: string | null
          closed_by: string | null
          contact_id: string
          created_at: string
          first_response_at: string | null
          free_entry_expires_at: string | null
          id: string
          last_inbound_at: string | null
          last_message_at: string | null
          last_message_direction: string | null
          last_message_id: string | null
          last_message_kind: string | null
          last_message_status: string | null
          last_message_text: string | null
          last_message_type: string | null
          last_outbound_at: string | null
          mode: string
          project_id: string
          service_window_expires_at: string | null
          snoozed_until: string | null
          status: string
          team_id: string | null
          unread_count: number
          updated_at: string
          whatsapp_number_id: string
        }
        SetofOptions: {
          from: '*'
          to: 'conversations'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      may_connect_numbers: { Args: { project_id: string }; Returns: string }
      merge_contacts: {
        Args: { merged_id: string; survivor_id: string }
        Returns: {
          added_tag_ids: string[]
          id: string
          joined_conversations: NonNullable<Json>
          merged_at: string
          merged_by: string | null
          merged_id: string
          project_id: string
          reason: string
          survivor_after: NonNullable<Json>
          survivor_before: NonNullable<Json>
          survivor_id: string
          unmerged_at: string | null
          unmerged_by: string | null
        }
        SetofOptions: {
          from: '*'
          to: 'contact_merges'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      message_relations: {
        Args: { message_ids: string[] }
        Returns: {
          message_id: string
          related_id: string
          relation: string
        }[]
      }
      message_wamids: {
        Args: { message_ids: string[] }
        Returns: {
          context_wamid: string
          message_id: string
          target_wamid: string
          wamid: string
        }[]
      }
      my_template_account: {
        Args: { business_account_id?: string; for_change?: boolean; project_id: string }
        Returns: {
          id: string
          waba_id: string
        }[]
      }
      offer_project: {
        Args: {
          email: string
          leaves_tenant: boolean
          project_id: string
          remaining_role?: Database['public']['Enums']['project_role']
        }
        Returns: {
          accepted_at: string | null
          accepted_by: string | null
          created_at: string
          created_by: string | null
          declined_at: string | null
          email: string
          expires_at: string
          id: string
          leaves_tenant: boolean
          project_id: string
          remaining_role: Database['public']['Enums']['project_role'] | null
          revoked_at: string | null
          updated_at: string
        }
        SetofOptions: {
          from: '*'
          to: 'project_transfers'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      open_conversation: {
        Args: { contact_id: string; whatsapp_number_id: string }
        Returns: {
          assignee_id: string | null
          awaiting_reply_since: string | null
          call_permission_expires_at: string | null
          closed_at: string | null
          closed_by: string | null
          contact_id: string
          created_at: string
          first_response_at: string | null
          free_entry_expires_at: string | null
          id: string
          last_inbound_at: string | null
          last_message_at: string | null
          last_message_direction: string | null
          last_message_id: string | null
          last_message_kind: string | null
          last_message_status: string | null
          last_message_text: string | null
          last_message_type: string | null
          last_outbound_at: string | null
          mode: string
          project_id: string
          service_window_expires_at: string | null
          snoozed_until: string | null
          status: string
          team_id: string | null
          unread_count: number
          updated_at: string
          whatsapp_number_id: string
        }
        SetofOptions: {
          from: '*'
          to: 'conversations'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      preview_erasure: { Args: { contact_id: string }; Returns: Json }
      preview_template: { Args: { components?: Json; template_id: string }; Returns: Json }
      purge_dead_letters: { Args: { filter: Json }; Returns: number }
      queue_cloud_message: {
        Args: {
          bsuid?: string
          callback_data?: string
          content: Json
          context_wamid?: string
          idempotency_key: string
          phone?: string
          phone_number_id: string
          type: string
        }
        Returns: {
          accepted_at: string | null
          api_key_id: string | null
          callback_data: string | null
          contact_id: string
          content: NonNullable<Json>
          context_wamid: string | null
          conversation_id: string
          created_at: string
          delivered_at: string | null
          direction: string
          edited_at: string | null
          error_code: string | null
          error_details: string | null
          error_title: string | null
          failed_at: string | null
          id: string
          idempotency_key: string | null
          media_file_id: string | null
          occurred_at: string
          origin: string
          played_at: string | null
          pricing: Json | null
          project_id: string
          read_at: string | null
          retry_of_id: string | null
          revoked_at: string | null
          scheduled_for: string | null
          search_text: string | null
          sender_id: string | null
          sent_at: string | null
          status: string
          target_wamid: string | null
          template_id: string | null
          text: string | null
          type: string
          updated_at: string
          wamid: string | null
          whatsapp_number_id: string
        }
        SetofOptions: {
          from: '*'
          to: 'messages'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      queue_message: {
        Args: {
          acknowledged?: string[]
          content: Json
          context_message_id?: string
          conversation_id: string
          idempotency_key: string
          scheduled_for?: string
          type: string
        }
        Returns: {
          accepted_at: string | null
          api_key_id: string | null
          callback_data: string | null
          contact_id: string
          content: NonNullable<Json>
          context_wamid: string | null
          conversation_id: string
          created_at: string
          delivered_at: string | null
          direction: string
          edited_at: string | null
          error_code: string | null
          error_details: string | null
          error_title: string | null
          failed_at: string | null
          id: string
          idempotency_key: string | null
          media_file_id: string | null
          occurred_at: string
          origin: string
          played_at: string | null
          pricing: Json | null
          project_id: string
          read_at: string | null
          retry_of_id: string | null
          revoked_at: string | null
          scheduled_for: string | null
          search_text: string | null
          sender_id: string | null
          sent_at: string | null
          status: string
          target_wamid: string | null
          template_id: string | null
          text: string | null
          type: string
          updated_at: string
          wamid: string | null
          whatsapp_number_id: string
        }
        SetofOptions: {
          from: '*'
          to: 'messages'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      queue_message_to: {
        Args: {
          acknowledged?: string[]
          bsuid?: string
          contact_id?: string
          content: Json
          idempotency_key: string
          phone?: string
          project_id: string
          scheduled_for?: string
          type: string
          whatsapp_number_id?: string
        }
        Returns: {
          accepted_at: string | null
          api_key_id: string | null
          callback_data: string | null
          contact_id: string
          content: NonNullable<Json>
          context_wamid: string | null
          conversation_id: string
          created_at: string
          delivered_at: string | null
          direction: string
          edited_at: string | null
          error_code: string | null
          error_details: string | null
          error_title: string | null
          failed_at: string | null
          id: string
          idempotency_key: string | null
          media_file_id: string | null
          occurred_at: string
          origin: string
          played_at: string | null
          pricing: Json | null
          project_id: string
          read_at: string | null
          retry_of_id: string | null
          revoked_at: string | null
          scheduled_for: string | null
          search_text: string | null
          sender_id: string | null
          sent_at: string | null
          status: string
          target_wamid: string | null
          template_id: string | null
          text: string | null
          type: string
          updated_at: string
          wamid: string | null
          whatsapp_number_id: string
        }
        SetofOptions: {
          from: '*'
          to: 'messages'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      read_analytics: {
        Args: {
          first_day: string
          grain?: string
          last_day: string
          member_id?: string
          project_id: string
          whatsapp_number_id?: string
        }
        Returns: {
          bucket: string
          delivered: number
          failed: number
          inbound: number
          media: number
          outbound: number
          read: number
          templates: number
        }[]
      }
      read_response_times: {
        Args: {
          first_day: string
          grain?: string
          last_day: string
          member_id?: string
          project_id: string
          whatsapp_number_id?: string
        }
        Returns: {
          answers: number
          average_seconds: number
          bucket: string
          median_seconds: number
          slowest_tenth_seconds: number
        }[]
      }
      read_retention: { Args: { project_id: string }; Returns: Json }
      read_stats: { Args: { first_day: string; last_day: string; project_id: string }; Returns: Json }
      record_consent: {
        Args: {
          category: string
          channel?: string
          contact_id: string
          evidence: string
          occurred_at?: string
          state: string
        }
        Returns: {
          category: string
          channel: string
          contact_id: string
          created_at: string
          evidence: string | null
          id: string
          message_id: string | null
          occurred_at: string
          project_id: string
          recorded_by: string | null
          source: string
          state: string
        }
        SetofOptions: {
          from: '*'
          to: 'consent_entries'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      replay_dead_letters: { Args: { filter: Json }; Returns: number }
      replay_webhook_events: { Args: { filter: Json }; Returns: number }
      reschedule_message: {
        Args: { message_id: string; scheduled_for: string }
        Returns: {
          accepted_at: string | null
          api_key_id: string | null
          callback_data: string | null
          contact_id: string
          content: NonNullable<Json>
          context_wamid: string | null
          conversation_id: string
          created_at: string
          delivered_at: string | null
          direction: string
          edited_at: string | null
          error_code: string | null
          error_details: string | null
          error_title: string | null
          failed_at: string | null
          id: string
          idempotency_key: string | null
          media_file_id: string | null
          occurred_at: string
          origin: string
          played_at: string | null
          pricing: Json | null
          project_id: string
          read_at: string | null
          retry_of_id: string | null
          revoked_at: string | null
          scheduled_for: string | null
          search_text: string | null
          sender_id: string | null
          sent_at: string | null
          status: string
          target_wamid: string | null
          template_id: string | null
          text: string | null
          type: string
          updated_at: string
          wamid: string | null
          whatsapp_number_id: string
        }
        SetofOptions: {
          from: '*'
          to: 'messages'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      retry_message: {
        Args: { idempotency_key: string; message_id: string }
        Returns: {
          accepted_at: string | null
          api_key_id: string | null
          callback_data: string | null
          contact_id: string
          content: NonNullable<Json>
          context_wamid: string | null
          conversation_id: string
          created_at: string
          delivered_at: string | null
          direction: string
          edited_at: string | null
          error_code: string | null
          error_details: string | null
          error_title: string | null
          failed_at: string | null
          id: string
          idempotency_key: string | null
          media_file_id: string | null
          occurred_at: string
          origin: string
          played_at: string | null
          pricing: Json | null
          project_id: string
          read_at: string | null
          retry_of_id: string | null
          revoked_at: string | null
          scheduled_for: string | null
          search_text: string | null
          sender_id: string | null
          sent_at: string | null
          status: string
          target_wamid: string | null
          template_id: string | null
          text: string | null
          type: string
          updated_at: string
          wamid: string | null
          whatsapp_number_id: string
        }
        SetofOptions: {
          from: '*'
          to: 'messages'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      revoke_api_key: {
        Args: { api_key_id: string }
        Returns: {
          created_at: string
          created_by: string | null
          expires_at: string | null
          id: string
          last_used_at: string | null
          name: string
          prefix: string
          project_id: string
          rate_limit_per_minute: number
          revoked_at: string | null
          rotated_from_id: string | null
          scopes: string[]
          updated_at: string
          whatsapp_number_ids: string[] | null
        }
        SetofOptions: {
          from: '*'
          to: 'api_keys'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      revoke_invitation: { Args: { invitation_id: string }; Returns: undefined }
      revoke_session: { Args: { session_id: string }; Returns: undefined }
      revoke_transfer: { Args: { transfer_id: string }; Returns: undefined }
      rotate_api_key: {
        Args: { api_key_id: string; expires_at?: string; overlap_seconds?: number }
        Returns: Json
      }
      save_ai_settings: {
        Args: { api_key?: string; project_id: string; settings: Json; whatsapp_number_id?: string }
        Returns: {
          active_hours: NonNullable<Json>
          api_key_last4: string | null
          created_at: string
          hand_over_rules: NonNullable<Json>
          history_messages: number
          id: string
          is_enabled: boolean
          max_tokens: number
          min_confidence: number
          model: string
          monthly_budget_usd: number | null
          project_id: string
          provider: string
          reply_to_buttons: boolean
          system_prompt: string
          temperature: number
          timeout_ms: number
          updated_at: string
          whatsapp_number_id: string | null
        }
        SetofOptions: {
          from: '*'
          to: 'ai_configurations'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      search_contacts: {
        Args: { max_rows?: number; project_id: string; term: string }
        Returns: {
          attributes: NonNullable<Json>
          blocked_at: string | null
          created_at: string
          display_name: string | null
          email: string | null
          erased_at: string | null
          id: string
          language: string | null
          merged_into_id: string | null
          name: string | null
          phone_hint: string | null
          profile_name: string | null
          profile_name_at: string
          project_id: string
          search_name: string | null
          updated_at: string
        }[]
        SetofOptions: {
          from: '*'
          to: 'contacts'
          isOneToOne: false
          isSetofReturn: true
        }
      }
      search_messages: {
        Args: {
          before_at?: string
          before_id?: string
          conversation_id?: string
          max_rows?: number
          project_id: string
          term: string
        }
        Returns: {
          accepted_at: string | null
          api_key_id: string | null
          callback_data: string | null
          contact_id: string
          content: NonNullable<Json>
          context_wamid: string | null
          conversation_id: string
          created_at: string
          delivered_at: string | null
          direction: string
          edited_at: string | null
          error_code: string | null
          error_details: string | null
          error_title: string | null
          failed_at: string | null
          id: string
          idempotency_key: string | null
          media_file_id: string | null
          occurred_at: string
          origin: string
          played_at: string | null
          pricing: Json | null
          project_id: string
          read_at: string | null
          retry_of_id: string | null
          revoked_at: string | null
          scheduled_for: string | null
          search_text: string | null
          sender_id: string | null
          sent_at: string | null
          status: string
          target_wamid: string | null
          template_id: string | null
          text: string | null
          type: string
          updated_at: string
          wamid: string | null
          whatsapp_number_id: string
        }[]
        SetofOptions: {
          from: '*'
          to: 'messages'
          isOneToOne: false
          isSetofReturn: true
        }
      }
      search_pattern: { Args: { term: string }; Returns: string }
      set_conversation_tags: { Args: { conversation_id: string; tag_ids: string[] }; Returns: undefined }
      set_integration_secret: { Args: { integration_id: string; secret?: string }; Returns: undefined }
      set_team_members: { Args: { team_id: string; user_ids: string[] }; Returns: undefined }
      show_typing: { Args: { conversation_id: string }; Returns: undefined }
      start_sandbox_session: {
        Args: { number_id: string }
        Returns: {
          activated_at: string | null
          activation_code: string
          contact_id: string | null
          created_at: string
          created_by: string | null
          expires_at: string
          id: string
          project_id: string
          status: string
          updated_at: string
          whatsapp_number_id: string
        }
        SetofOptions: {
          from: '*'
          to: 'sandbox_sessions'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      tenant_members: {
        Args: { tenant_id: string }
        Returns: {
          avatar_url: string
          email: string
          full_name: string
          projects: Json
          user_id: string
        }[]
      }
      tenant_projects: {
        Args: { tenant_id: string }
        Returns: {
          archived_at: string
          created_at: string
          id: string
          members: number
          name: string
          numbers: number
          slug: string
        }[]
      }
      touch_session: {
        Args: { device?: string }
        Returns: {
          device: string | null
          first_seen_at: string
          id: string
          ip: unknown
          last_seen_at: string
          revoked_at: string | null
          user_agent: string | null
          user_id: string
        }
        SetofOptions: {
          from: '*'
          to: 'user_sessions'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      transfers_offered_to_me: {
        Args: Record<PropertyKey, never>
        Returns: {
          created_at: string
          expires_at: string
          id: string
          leaves_tenant: boolean
          offered_by: string
          project_id: string
          project_name: string
          tenant_name: string
        }[]
      }
      unmerge_contacts: {
        Args: { merge_id: string }
        Returns: {
          added_tag_ids: string[]
          id: string
          joined_conversations: NonNullable<Json>
          merged_at: string
          merged_by: string | null
          merged_id: string
          project_id: string
          reason: string
          survivor_after: NonNullable<Json>
          survivor_before: NonNullable<Json>
          survivor_id: string
          unmerged_at: string | null
          unmerged_by: string | null
        }
        SetofOptions: {
          from: '*'
          to: 'contact_merges'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      unrouted_updates: { Args: { max_rows?: number }; Returns: Json }
      update_contact: {
        Args: { contact_id: string; patch: Json }
        Returns: {
          attributes: NonNullable<Json>
          blocked_at: string | null
          created_at: string
          display_name: string | null
          email: string | null
          erased_at: string | null
          id: string
          language: string | null
          merged_into_id: string | null
          name: string | null
          phone_hint: string | null
          profile_name: string | null
          profile_name_at: string
          project_id: string
          search_name: string | null
          updated_at: string
        }
        SetofOptions: {
          from: '*'
          to: 'contacts'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      update_conversation: {
        Args: { conversation_id: string; patch: Json }
        Returns: {
          assignee_id: string | null
          awaiting_reply_since: string | null
          call_permission_expires_at: string | null
          closed_at: string | null
          closed_by: string | null
          contact_id: string
          created_at: string
          first_response_at: string | null
          free_entry_expires_at: string | null
          id: string
          last_inbound_at: string | null
          last_message_at: string | null
          last_message_direction: string | null
          last_message_id: string | null
          last_message_kind: string | null
          last_message_status: string | null
          last_message_text: string | null
          last_message_type: string | null
          last_outbound_at: string | null
          mode: string
          project_id: string
          service_window_expires_at: string | null
          snoozed_until: string | null
          status: string
          team_id: string | null
          unread_count: number
          updated_at: string
          whatsapp_number_id: string
        }
        SetofOptions: {
          from: '*'
          to: 'conversations'
          isOneToOne: true
          isSetofReturn: false
        }
      }
      write_log: {
        Args: { level: string; message: string; metadata?: Json; project_id: string }
        Returns: number
      }
    }
    Enums: {
      project_role: 'viewer' | 'agent' | 'admin' | 'owner'
    }
    CompositeTypes: {
      [_ in never]: never
    }
  }
}

type DatabaseWithoutInternals = Omit<Database, '__InternalSupabase'>

type DefaultSchema = DatabaseWithoutInternals[Extract<keyof Database, 'public'>]

export type Tables<
  DefaultSchemaTableNameOrOptions extends
    | keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
        DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? (DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'] &
      DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Views'])[TableName] extends {
      Row: infer R
    }
    ? R
    : never
  : DefaultSchemaTableNameOrOptions extends keyof (DefaultSchema['Tables'] & DefaultSchema['Views'])
    ? (DefaultSchema['Tables'] & DefaultSchema['Views'])[DefaultSchemaTableNameOrOptions] extends {
        Row: infer R
      }
      ? R
      : never
    : never

export type TablesInsert<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema['Tables']
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Insert: infer I
    }
    ? I
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Insert: infer I
      }
      ? I
      : never
    : never

export type TablesUpdate<
  DefaultSchemaTableNameOrOptions extends
    | keyof DefaultSchema['Tables']
    | { schema: keyof DatabaseWithoutInternals },
  TableName extends DefaultSchemaTableNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables']
    : never = never,
> = DefaultSchemaTableNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaTableNameOrOptions['schema']]['Tables'][TableName] extends {
      Update: infer U
    }
    ? U
    : never
  : DefaultSchemaTableNameOrOptions extends keyof DefaultSchema['Tables']
    ? DefaultSchema['Tables'][DefaultSchemaTableNameOrOptions] extends {
        Update: infer U
      }
      ? U
      : never
    : never

export type Enums<
  DefaultSchemaEnumNameOrOptions extends
    | keyof DefaultSchema['Enums']
    | { schema: keyof DatabaseWithoutInternals },
  EnumName extends DefaultSchemaEnumNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums']
    : never = never,
> = DefaultSchemaEnumNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[DefaultSchemaEnumNameOrOptions['schema']]['Enums'][EnumName]
  : DefaultSchemaEnumNameOrOptions extends keyof DefaultSchema['Enums']
    ? DefaultSchema['Enums'][DefaultSchemaEnumNameOrOptions]
    : never

export type CompositeTypes<
  PublicCompositeTypeNameOrOptions extends
    | keyof DefaultSchema['CompositeTypes']
    | { schema: keyof DatabaseWithoutInternals },
  CompositeTypeName extends PublicCompositeTypeNameOrOptions extends {
    schema: keyof DatabaseWithoutInternals
  }
    ? keyof DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes']
    : never = never,
> = PublicCompositeTypeNameOrOptions extends { schema: keyof DatabaseWithoutInternals }
  ? DatabaseWithoutInternals[PublicCompositeTypeNameOrOptions['schema']]['CompositeTypes'][CompositeTypeName]
  : PublicCompositeTypeNameOrOptions extends keyof DefaultSchema['CompositeTypes']
    ? DefaultSchema['CompositeTypes'][PublicCompositeTypeNameOrOptions]
    : never

export const Constants = {
  public: {
    Enums: {
      project_role: ['viewer', 'agent', 'admin', 'owner'],
    },
  },
} as const
